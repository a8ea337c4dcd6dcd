using Bezoar.Data;

namespace Bezoar.Learning.Networks.Training;

/// <summary>Which pixels share a mean and a standard deviation.</summary>
public enum StandardisationKind
{
    /// <summary>None: a pixel is its byte / 255.</summary>
    None,

    /// <summary>All pixels of all channels, as in the recipe of arXiv 2006.14768.</summary>
    AllPixels,

    /// <summary>All pixels of one channel.</summary>
    PerChannel,
}

/// <summary>From a pixel's byte to what a network sees: (byte / 255 − mean) / deviation. Vectors stay as they are.</summary>
public sealed class Standardisation
{
    /// <summary>A pixel is its byte / 255.</summary>
    public static Standardisation None { get; } = new([0], [1]);

    /// <summary>With figures known beforehand.</summary>
    /// <param name="means">Of pixels / 255: one for all channels, or one for each.</param>
    /// <param name="deviations">Standard deviations &gt; 0, as many.</param>
    /// <exception cref="ArgumentException">Not equally many, or a deviation that is not positive.</exception>
    public Standardisation(IReadOnlyList<double> means, IReadOnlyList<double> deviations)
    {
        if (means.Count == 0 || means.Count != deviations.Count || !means.All(double.IsFinite))
            throw new ArgumentException("one finite mean and one deviation, or those of every channel, are needed", nameof(means));
        if (!deviations.All(deviation => deviation > 0 && double.IsFinite(deviation)))
            throw new ArgumentException("deviations must be positive", nameof(deviations));
        (Means, Deviations) = (means, deviations);
    }

    /// <summary>Of pixels / 255: one for all channels, or one for each.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>As many standard deviations.</summary>
    public IReadOnlyList<double> Deviations { get; }

    /// <summary>
    /// Measures mean and standard deviation (n − 1 in its denominator) of samples' pixels, from exact sums of bytes, so that no
    /// order matters. A deviation of zero counts as 1.
    /// </summary>
    /// <param name="samples">Images; nothing is measured of vectors.</param>
    /// <param name="kind">Which pixels go together.</param>
    public static Standardisation Measure(SampleSource samples, StandardisationKind kind)
    {
        if (kind == StandardisationKind.None || samples.Shape is not ImageShape image) return None;
        var parts = kind == StandardisationKind.PerChannel ? image.Channels : 1;
        var moments = new Moments[parts];
        var length = image.ByteCount / parts;
        for (var i = 0; i < samples.Count; i++)
            for (var part = 0; part < parts; part++) moments[part].Add(samples.Record(i).Slice(part * length, length));
        return new([.. moments.Select(each => each.Mean)], [.. moments.Select(each => each.Deviation)]);
    }

    /// <summary>What a network sees of a pixel.</summary>
    public float Apply(byte pixel, int channel)
    {
        var part = Means.Count == 1 ? 0 : channel;
        return (float)((pixel / 255.0 - Means[part]) / Deviations[part]);
    }

    /// <summary>What a network sees of every byte: channels × 256.</summary>
    internal float[] Table(int channels) =>
        [.. from channel in Enumerable.Range(0, channels) from pixel in Enumerable.Range(0, 256) select Apply((byte)pixel, channel)];

    /// <summary>How many bytes there were, their sum and the sum of their squares, exactly.</summary>
    private struct Moments
    {
        private long _count, _sum, _squares;

        public void Add(ReadOnlySpan<byte> pixels)
        {
            long sum = 0, squares = 0;
            foreach (var pixel in pixels) (sum, squares) = (sum + pixel, squares + pixel * pixel);
            (_count, _sum, _squares) = (_count + pixels.Length, _sum + sum, _squares + squares);
        }

        public readonly double Mean => _count == 0 ? 0 : _sum / (255.0 * _count);

        public readonly double Deviation
        {
            get
            {
                // n Σ x² − (Σ x)² is a whole number: rounding begins only after it.
                var spread = (Int128)_count * _squares - (Int128)_sum * _sum;
                return spread == 0 ? 1 : Math.Sqrt((double)spread / ((double)_count * (_count - 1))) / 255;
            }
        }
    }
}
