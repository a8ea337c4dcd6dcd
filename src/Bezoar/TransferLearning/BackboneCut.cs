namespace Bezoar.TransferLearning;

/// <summary>Where a pretrained network is cut to become a backbone, and what it is given.</summary>
/// <param name="Node">The last node that is used; null for the network's output.</param>
/// <param name="Average">The feature map is averaged to so many rows and columns; null leaves it as it is.</param>
/// <param name="Pixels">What the network was trained to see of pixels, one of <see cref="BackbonePixels.Names"/>; null for bytes / 255.</param>
/// <param name="Size">It sees images in so many rows and columns; null leaves them.</param>
public sealed record BackboneCut(string? Node, int? Average = null, string? Pixels = null, int? Size = null)
{
    /// <summary>What such a backbone is called in results.</summary>
    /// <param name="path">Of the network's file.</param>
    public string Of(string path) => string.Concat(
        Path.GetFileName(path), " up to ", Node ?? "its output", Pixels is null ? "" : $", pixels {Pixels}",
        Size is null ? "" : FormattableString.Invariant($", images brought to {Size}×{Size}"),
        Average is null ? "" : FormattableString.Invariant($", averaged to {Average}×{Average}"));
}
