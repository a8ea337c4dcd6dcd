using Bezoar.Data;
using Bezoar.Features;

namespace Bezoar.Tests.Features;

/// <summary>Between C×H×W without gaps and the layout of <see cref="PaddedImage"/>.</summary>
internal static class PaddedPixels
{
    /// <param name="shape">Channels and size.</param>
    /// <param name="pixels">C×H×W.</param>
    /// <param name="filling">What stands beside the rows.</param>
    public static float[] Pack(ImageShape shape, ReadOnlySpan<float> pixels, float filling)
    {
        var padded = Enumerable.Repeat(filling, new PaddedImage(shape).Length).ToArray();
        for (var row = 0; row < shape.Channels * shape.Height; row++)
            pixels.Slice(row * shape.Width, shape.Width).CopyTo(padded.AsSpan(Start(shape, row)));
        return padded;
    }

    public static float[] Unpack(ImageShape shape, ReadOnlySpan<float> padded)
    {
        var pixels = new float[shape.ByteCount];
        for (var row = 0; row < shape.Channels * shape.Height; row++)
            padded.Slice(Start(shape, row), shape.Width).CopyTo(pixels.AsSpan(row * shape.Width));
        return pixels;
    }

    private static int Start(ImageShape shape, int row) => row * new PaddedImage(shape).Stride + PaddedImage.Margin;
}
