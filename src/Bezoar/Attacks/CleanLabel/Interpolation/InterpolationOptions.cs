using System.Globalization;
using Bezoar.Data;

namespace Bezoar.Attacks.CleanLabel.Interpolation;

/// <summary>How an <see cref="InterpolationHardening"/> mixes images.</summary>
public sealed record InterpolationOptions
{
    /// <summary>0 draws the image itself, 1 one of the source class. More makes images harder to classify; from about the middle on they no longer show their class.</summary>
    public double Tau { get; init; } = 0.2;

    /// <summary>The class that images are mixed with; null for the next one after the target class.</summary>
    public int? Source { get; init; }

    /// <summary>Steps of descent that look for an image's latent numbers.</summary>
    public int EncodingSteps { get; init; } = 500;

    /// <summary>How the generator is trained, on the images of the two classes.</summary>
    public WassersteinGanOptions Gan { get; init; } = new();

    /// <summary>Where the generator is kept from run to run; null keeps nothing.</summary>
    public string? ModelsFolder { get; init; }

    internal int SourceFor(int targetClass, int classCount) => Source ?? (targetClass + 1) % classCount;

    internal IReadOnlyList<string> Faults(Dataset training, int targetClass)
    {
        List<string> faults = [.. Gan.Faults()];
        if (!(Tau is >= 0 and <= 1)) faults.Add(string.Create(CultureInfo.InvariantCulture, $"tau is {Tau}, must be 0 to 1"));
        if (EncodingSteps < 1) faults.Add(string.Create(CultureInfo.InvariantCulture, $"encoding steps is {EncodingSteps}, must be 1 at least"));
        var source = SourceFor(targetClass, training.ClassCount);
        if ((uint)source >= (uint)training.ClassCount) faults.Add(string.Create(CultureInfo.InvariantCulture, $"source class {source} does not exist, classes are 0 to {training.ClassCount - 1}"));
        else if (source == targetClass) faults.Add(string.Create(CultureInfo.InvariantCulture, $"source and target class are both {source}"));
        else if (!training.Labels.Contains(source)) faults.Add(string.Create(CultureInfo.InvariantCulture, $"source class {source} has no samples"));
        if (training.Shape is not ImageShape image) faults.Add("only images can be interpolated");
        else if (image.Height % GanNetworks.SideMultiple != 0 || image.Width % GanNetworks.SideMultiple != 0)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"images of {image.Height}×{image.Width} cannot be drawn by a generator; sides must be multiples of {GanNetworks.SideMultiple}"));
        return faults;
    }
}
