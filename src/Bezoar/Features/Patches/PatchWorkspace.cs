using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Features.Patches;

/// <summary>Memory for the description of one image at a time, reused for the next.</summary>
internal sealed class PatchWorkspace
{
    /// <param name="shape">Of the images.</param>
    /// <param name="layers">What looks at them.</param>
    /// <param name="cellCount">Cells of an image.</param>
    /// <param name="cellLength">Numbers of a cell.</param>
    public PatchWorkspace(ImageShape shape, IReadOnlyList<PatchLayer> layers, int cellCount, int cellLength)
    {
        Shape = shape;
        Image = new(shape.ByteCount);
        Sums = new(layers.Max(layer => layer.SumsLength));
        Panels = [.. layers.Select(layer => new PatchPanels(layer.Shape))];
        var tiles = (cellCount + MicroKernel.Rows - 1) / MicroKernel.Rows;
        Cells = new((long)tiles * MicroKernel.Rows * cellLength);
        // What fills up the last tile of a product is read and never used.
        Cells.Clear();
    }

    /// <summary>Of the images.</summary>
    public ImageShape Shape { get; }

    /// <summary>channels × height × width numbers in 0 … 1.</summary>
    public AlignedBuffer Image { get; }

    /// <summary>For sums over squares and cells of one layer.</summary>
    public AlignedBuffer Sums { get; }

    /// <summary>What was seen: a cell in each row, and room for whole tiles of a matrix product.</summary>
    public AlignedBuffer Cells { get; }

    /// <summary>For each layer.</summary>
    public IReadOnlyList<PatchPanels> Panels { get; }

    /// <summary>Takes over an image, or its mirror image.</summary>
    public void Load(ReadOnlySpan<byte> record, bool mirrored)
    {
        var width = Shape.Width;
        var image = Image.Slice(0, Shape.ByteCount);
        for (var row = 0; row < image.Length; row += width)
            for (var x = 0; x < width; x++) image[row + x] = record[row + (mirrored ? width - 1 - x : x)] * (1f / 255);
    }
}
