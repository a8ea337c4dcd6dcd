namespace Bezoar.Learning.Networks.Training;

/// <summary>From pixels that need not be whole, channels last, to what a network sees of them, and derivatives back: for attacks on images.</summary>
internal sealed class PixelScale
{
    // One for each number of an image, so that passes are flat.
    private readonly float[] _scale, _shift;

    /// <param name="scale">One factor for each channel.</param>
    /// <param name="shift">One summand for each channel.</param>
    /// <param name="count">Numbers of an image.</param>
    public PixelScale(float[] scale, float[] shift, int count)
    {
        (_scale, _shift) = (new float[count], new float[count]);
        for (var i = 0; i < count; i++) (_scale[i], _shift[i]) = (scale[i % scale.Length], shift[i % shift.Length]);
    }

    /// <summary>Numbers of an image.</summary>
    public int Count => _scale.Length;

    /// <summary>For pixels of 0 … 255 and a network trained with a standardisation.</summary>
    public static PixelScale Of(TensorShape input, Standardisation standardisation) => new(
        [.. standardisation.Deviations.Select(deviation => (float)(1 / (255 * deviation)))],
        [.. standardisation.Means.Zip(standardisation.Deviations, (mean, deviation) => (float)(-mean / deviation))], input.Count);

    /// <summary>What the network sees.</summary>
    public void Apply(ReadOnlySpan<float> image, Span<float> seen)
    {
        for (var i = 0; i < image.Length; i++) seen[i] = image[i] * _scale[i] + _shift[i];
    }

    /// <summary>The whole pixels of which the network sees this.</summary>
    public void Invert(ReadOnlySpan<float> seen, Span<float> image)
    {
        for (var i = 0; i < image.Length; i++) image[i] = MathF.Round((seen[i] - _shift[i]) / _scale[i]);
    }

    /// <summary>Derivatives by pixels from those by what the network sees: channels may be scaled differently.</summary>
    public void ApplyBack(ReadOnlySpan<float> derivatives, Span<float> gradient)
    {
        for (var i = 0; i < gradient.Length; i++) gradient[i] = derivatives[i] * _scale[i];
    }
}
