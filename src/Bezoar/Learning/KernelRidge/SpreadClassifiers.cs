using Bezoar.Learning.Kernels;
using Bezoar.Numerics;
using Bezoar.Partitioning;

namespace Bezoar.Learning.KernelRidge;

/// <summary>The base classifiers of Finite Aggregation, k·d of them, each of which sees the samples of d buckets.</summary>
/// <param name="samples">The training set.</param>
/// <param name="spreading">Who sees what.</param>
/// <param name="layout">Of the training vectors, not grouped: a base classifier's vectors must come in content order.</param>
/// <param name="described">The training vectors.</param>
/// <param name="options">Kernel and λ.</param>
internal sealed class SpreadClassifiers(
    SampleSet samples, Spreading spreading, TrainingLayout layout, DescribedSamples described, KernelRidgeOptions options)
{
    private readonly SpreadSamples _spread = new(samples, spreading);
    private readonly bool[] _seen = new bool[(long)spreading.Count * samples.ClassCount];
    private float[][]? _coefficients;

    /// <summary>k·d.</summary>
    public int Count => spreading.Count;

    /// <summary>Fits all of them.</summary>
    /// <param name="workers">One base classifier per thread at a time.</param>
    /// <param name="fitted">Told of each.</param>
    public void Fit(Workers workers, Action fitted)
    {
        var width = KernelRidgeLearner.PaddedClasses(samples.ClassCount);
        var coefficients = new float[spreading.Degree][];
        for (var j = 0; j < coefficients.Length; j++) coefficients[j] = new float[(long)layout.RowCount * width];
        workers.For(Count, classifier =>
        {
            FitOne(new(classifier), width, coefficients);
            fitted();
        });
        _coefficients = coefficients;
    }

    /// <exception cref="InvalidOperationException">Not fitted.</exception>
    public SpreadReading ToReading(bool withRunOff) =>
        new(layout, _spread, _seen, _coefficients ?? throw new InvalidOperationException("fit before voting"), withRunOff);

    private void FitOne(PartitionIndex classifier, int width, float[][] coefficients)
    {
        var (members, partition, views) = (_spread.Members(classifier), _spread[classifier], layout.Views);
        // Content order is the layout's: a sample's number is its position.
        int[] rows = [.. members.SelectMany(sample => Enumerable.Range(sample * views, views))];
        var fitted = KernelRidgeLearner.Fit(partition, described, rows, views, options);
        for (var i = 0; i < rows.Length; i++)
        {
            var j = PlaceOf(classifier, members[i / views]);
            fitted.AsSpan(i * width, width).CopyTo(coefficients[j].AsSpan(rows[i] * width));
        }
        for (var i = 0; i < partition.Count; i++) _seen[classifier.Value * samples.ClassCount + partition.Label(i)] = true;
    }

    /// <summary>The j for which this is the j-th base classifier that the sample's bucket reaches.</summary>
    private int PlaceOf(PartitionIndex classifier, int sample)
    {
        var bucket = _spread.Buckets.Assignment[sample];
        for (var j = 0; ; j++)
            if (spreading.ClassifierOf(bucket, j) == classifier.Value) return j;
    }
}
