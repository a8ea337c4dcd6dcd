using System.Runtime.Intrinsics;
using Bezoar.Data;

namespace Bezoar.Features;

/// <summary>
/// How images lie in memory while they are described: float32, channel by channel, each row in the middle of whole vectors of
/// 16 lanes, with room for a pixel's neighbours on both sides.
/// </summary>
/// <param name="shape">Channels and size.</param>
internal readonly struct PaddedImage(ImageShape shape)
{
    /// <summary>Numbers before a row's first pixel.</summary>
    public const int Margin = 16;

    /// <summary>A row's pixels, rounded up to whole vectors.</summary>
    public int VectorWidth { get; } = (shape.Width + Vector512<float>.Count - 1) / Vector512<float>.Count * Vector512<float>.Count;

    /// <summary>Distance between rows.</summary>
    public int Stride => VectorWidth + 2 * Margin;

    /// <summary>Distance between channels.</summary>
    public int PlaneLength => shape.Height * Stride;

    /// <summary>Numbers of the whole image.</summary>
    public int Length => shape.Channels * PlaneLength;
}
