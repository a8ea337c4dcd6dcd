using Bezoar.Numerics;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>How alike two 8-bit images are, in decibels: 10 · log₁₀(255² / mean squared difference).</summary>
internal static class PeakSignalToNoise
{
    /// <summary>Infinite where they are equal.</summary>
    public static double Of(ReadOnlySpan<byte> image, ReadOnlySpan<byte> other)
    {
        var sum = 0L;
        for (var i = 0; i < image.Length; i++) sum += (image[i] - other[i]) * (image[i] - other[i]);
        return sum == 0 ? double.PositiveInfinity : 10 * Elementary.Log(255.0 * 255 * image.Length / sum) / Elementary.Log(10);
    }
}
