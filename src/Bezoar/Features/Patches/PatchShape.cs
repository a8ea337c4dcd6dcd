namespace Bezoar.Features.Patches;

/// <summary>A square piece of an image, all channels: channel by channel, row by row.</summary>
/// <param name="Channels">Of the image.</param>
/// <param name="Size">Pixels along each side.</param>
internal readonly record struct PatchShape(int Channels, int Size)
{
    /// <summary>Numbers of a patch.</summary>
    public int Length => Channels * Size * Size;

    /// <summary>Cuts a patch out and brings it to mean 0 and, as far as its contrast exceeds the floor, deviation 1.</summary>
    /// <param name="image">channels × height × width.</param>
    /// <param name="height">Of the image.</param>
    /// <param name="width">Of the image.</param>
    /// <param name="y">First row.</param>
    /// <param name="x">First column.</param>
    /// <param name="contrastFloor">See <see cref="PatchOptions.ContrastFloor"/>.</param>
    /// <param name="patch">Receives <see cref="Length"/> numbers.</param>
    public void Cut(ReadOnlySpan<float> image, int height, int width, int y, int x, float contrastFloor, Span<float> patch)
    {
        for (var row = 0; row < Channels * Size; row++)
            image.Slice((row / Size * height + y + row % Size) * width + x, Size).CopyTo(patch[(row * Size)..]);
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in patch[..Length])
        {
            sum += value;
            squares += (double)value * value;
        }
        var mean = sum / Length;
        var scale = 1 / Math.Sqrt(Math.Max(squares / Length - mean * mean, 0) + contrastFloor);
        for (var i = 0; i < Length; i++) patch[i] = (float)((patch[i] - mean) * scale);
    }
}
