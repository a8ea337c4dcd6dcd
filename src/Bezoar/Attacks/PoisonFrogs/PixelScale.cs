using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>From pixels, channels last, to what a network sees of them, and derivatives back.</summary>
/// <param name="scale">One factor for each channel.</param>
/// <param name="shift">One summand for each channel.</param>
/// <param name="count">Numbers of an image.</param>
internal sealed class PixelScale(float[] scale, float[] shift, int count)
{
    /// <summary>Numbers of an image.</summary>
    public int Count => count;

    /// <summary>For pixels of 0 … 255 and a network trained with a standardisation.</summary>
    public static PixelScale Of(TensorShape input, Standardisation standardisation)
    {
        var (scale, shift) = (new float[input.Channels], new float[input.Channels]);
        for (var channel = 0; channel < input.Channels; channel++)
        {
            var part = standardisation.Means.Count == 1 ? 0 : channel;
            scale[channel] = (float)(1 / (255 * standardisation.Deviations[part]));
            shift[channel] = (float)(-standardisation.Means[part] / standardisation.Deviations[part]);
        }
        return new(scale, shift, input.Count);
    }

    /// <summary>What the network sees.</summary>
    public void Apply(ReadOnlySpan<float> image, Span<float> seen)
    {
        for (var i = 0; i < image.Length; i += scale.Length)
            for (var channel = 0; channel < scale.Length; channel++)
                seen[i + channel] = image[i + channel] * scale[channel] + shift[channel];
    }

    /// <summary>Derivatives by pixels from those by what the network sees.</summary>
    public void ApplyBack(ReadOnlySpan<float> derivatives, Span<float> gradient)
    {
        for (var i = 0; i < derivatives.Length; i += scale.Length)
            for (var channel = 0; channel < scale.Length; channel++)
                gradient[i + channel] = derivatives[i + channel] * scale[channel];
    }
}
