namespace Bezoar.Certificates;

/// <summary>
/// One kind of certificate with its settings: what makes predictions and certified radii out of a row of whole numbers that learning left for each test input.
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
public abstract class CertificateMethod
{
    private protected CertificateMethod(CertificateDescription description, int partitions, int classCount, int width) =>
        (Description, Partitions, ClassCount, Width) = (description, partitions, classCount, width);

    /// <summary>What it promises.</summary>
    public CertificateDescription Description { get; }

    /// <summary>k: into how many partitions the training set was cut; for neighbours, how many of them vote; 1 where all samples do.</summary>
    public int Partitions { get; }

    /// <summary>Classes.</summary>
    public int ClassCount { get; }

    /// <summary>Whole numbers of a row.</summary>
    public int Width { get; }

    /// <summary>Which class is predicted.</summary>
    /// <param name="row"><see cref="Width"/> numbers.</param>
    public abstract int Prediction(ReadOnlySpan<int> row);

    /// <summary>The largest budget that provably leaves the prediction as it is, right or wrong.</summary>
    /// <param name="row"><see cref="Width"/> numbers.</param>
    public abstract CertifiedRadius Radius(ReadOnlySpan<int> row);

    /// <summary>How much there is for each class: votes, or weights.</summary>
    /// <param name="row"><see cref="Width"/> numbers.</param>
    /// <param name="tally">Receives one number for each class.</param>
    public abstract void Tally(ReadOnlySpan<int> row, Span<int> tally);

    /// <summary>One certificate per test input; radius −1 where the prediction is not the label.</summary>
    /// <param name="rows">test inputs × <see cref="Width"/>.</param>
    /// <param name="labels">True classes, one per test input.</param>
    public Certificate[] Certify(ReadOnlySpan<int> rows, ReadOnlySpan<int> labels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual((long)rows.Length, (long)labels.Length * Width);
        var certificates = new Certificate[labels.Length];
        for (var i = 0; i < certificates.Length; i++)
        {
            var row = rows.Slice(i * Width, Width);
            var prediction = Prediction(row);
            certificates[i] = new(labels[i], prediction, prediction == labels[i] ? Radius(row) : CertifiedRadius.Wrong);
        }
        return certificates;
    }

    /// <summary>
    /// The share of all votes, or weights, that are for the true class: mean accuracy of a single voter. One division of two whole numbers, so that whoever re-derives
    /// it gets the same bits.
    /// </summary>
    /// <inheritdoc cref="Certify"/>
    public double BaseAccuracy(ReadOnlySpan<int> rows, ReadOnlySpan<int> labels)
    {
        var (tally, right, all) = (new int[ClassCount], 0L, 0L);
        for (var i = 0; i < labels.Length; i++)
        {
            Tally(rows.Slice(i * Width, Width), tally);
            right += tally[labels[i]];
            foreach (var count in tally) all += count;
        }
        return all == 0 ? 0 : (double)right / all;
    }
}
