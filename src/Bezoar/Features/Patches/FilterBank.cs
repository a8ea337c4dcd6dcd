using Bezoar.Numerics;

namespace Bezoar.Features.Patches;

/// <summary>Filters of one size, made of drawn images alone and packed for the matrix product.</summary>
internal sealed unsafe class FilterBank
{
    private readonly PackedMatrix _packed;

    private FilterBank(PatchShape shape, float[] filters)
    {
        (Shape, Count) = (shape, filters.Length / shape.Length);
        _packed = PackedMatrix.ForRight(Count, shape.Length);
        fixed (float* source = filters)
            for (var panel = 0; panel < _packed.PanelCount; panel++) _packed.PackPanel(source, shape.Length, 1, Count, panel);
    }

    /// <summary>Of the patches that the filters look at.</summary>
    public PatchShape Shape { get; }

    /// <summary>How many filters; their panels are filled up with zeros.</summary>
    public int Count { get; }

    /// <summary>Panels of <see cref="MicroKernel.Columns"/> filters.</summary>
    public int PanelCount => _packed.PanelCount;

    /// <summary>Where a panel begins.</summary>
    public float* Panel(int panel) => _packed.Panel(panel);

    /// <summary>Draws images, cuts patches out at random places, whitens by all of them and makes filters of them.</summary>
    public static FilterBank Create(PatchShape shape, PatchOptions options)
    {
        var patches = DrawnPatches.Create(shape, options.ContrastFloor);
        using var whitening = new PatchWhitening(patches, shape.Length, options.Whitening);
        whitening.ScaleToUnitLength(patches);
        return new(shape, PatchClusters.Find(whitening, patches, shape.Length, options.Filters));
    }
}
