namespace Bezoar.Features;

/// <summary>
/// Turns one record into unit vectors of float32: itself and, where the learner wants them, changed copies of it ("views").
/// A view is a function of the record alone.
/// </summary>
public abstract class SampleDescriptor
{
    /// <summary>Length of a vector.</summary>
    public abstract int Length { get; }

    /// <summary>Vectors per training sample; view 0 is the record as it is, and the only one of a test input that kernel ridge regression looks at.</summary>
    public abstract int ViewCount { get; }

    /// <summary>Where it comes from.</summary>
    public abstract FeatureProvenance Provenance { get; }

    /// <summary>The formula with all its settings, in one line.</summary>
    public abstract string Description { get; }

    /// <summary>Describes one view of one record. Safe to call from several threads.</summary>
    /// <param name="record">The bytes of the record.</param>
    /// <param name="view">0 … ViewCount − 1.</param>
    /// <param name="descriptor">Receives <see cref="Length"/> numbers of unit Euclidean norm (all zero for a record without content).</param>
    public abstract void Describe(ReadOnlySpan<byte> record, int view, Span<float> descriptor);

    /// <summary>Scales to unit Euclidean norm, summing in index order; zero stays zero.</summary>
    private protected static void Normalise(Span<float> vector)
    {
        // In float64 the square of no float32 overflows or vanishes.
        var squares = 0.0;
        foreach (var value in vector) squares += (double)value * value;
        if (squares == 0) return;
        var scale = 1 / Math.Sqrt(squares);
        for (var i = 0; i < vector.Length; i++) vector[i] = (float)(vector[i] * scale);
    }
}
