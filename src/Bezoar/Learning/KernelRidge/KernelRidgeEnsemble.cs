using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Learning.Kernels;
using Bezoar.Learning.Neighbours;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Learning.KernelRidge;

/// <summary>
/// The default base learner of certified ensembles. The kernel between test and training vectors does not depend on the
/// partitioning, so one pass over it serves every k; each k costs only its small systems of equations and sums.
/// </summary>
public sealed class KernelRidgeEnsemble : IDisposable
{
    private readonly KernelRidgeOptions _options;
    private readonly SampleSet _samples;
    private readonly IReadOnlyList<Partitions> _partitionings;
    private readonly TrainingLayout _layout;
    private readonly DescribedSamples _described;
    private readonly float[][] _coefficients;
    private readonly SpreadClassifiers[] _spread;

    private KernelRidgeEnsemble(
        KernelRidgeOptions options, SampleSet samples, IReadOnlyList<Partitions> partitionings, IReadOnlyList<Spreading> spreadings,
        TrainingLayout layout, DescribedSamples described)
    {
        (_options, _samples, _partitionings, _layout, _described) = (options, samples, partitionings, layout, described);
        _coefficients = new float[partitionings.Count][];
        _spread = [.. spreadings.Select(spreading => new SpreadClassifiers(samples, spreading, layout, described, options))];
    }

    /// <summary>Describes every view of every training sample.</summary>
    /// <param name="descriptor">Record → unit vectors.</param>
    /// <param name="options">Kernel and λ.</param>
    /// <param name="samples">The training set.</param>
    /// <param name="partitionings">One for each k.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    /// <param name="progress">Told how many samples are done, of how many.</param>
    public static KernelRidgeEnsemble Describe(
        SampleDescriptor descriptor, KernelRidgeOptions options, SampleSet samples, IReadOnlyList<Partitions> partitionings,
        Workers workers, Action<int, int>? progress = null) =>
        Describe(descriptor, options, samples, partitionings, [], workers, progress);

    /// <param name="descriptor">Record → unit vectors.</param>
    /// <param name="options">Kernel and λ.</param>
    /// <param name="samples">The training set.</param>
    /// <param name="partitionings">One for each k; there may be none.</param>
    /// <param name="spreadings">One for each k and d of Finite Aggregation.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    /// <param name="progress">Told how many samples are done, of how many.</param>
    internal static KernelRidgeEnsemble Describe(
        SampleDescriptor descriptor, KernelRidgeOptions options, SampleSet samples, IReadOnlyList<Partitions> partitionings,
        IReadOnlyList<Spreading> spreadings, Workers workers, Action<int, int>? progress)
    {
        options.Validate();
        var layout = new TrainingLayout(samples, partitionings, descriptor.ViewCount, isGrouped: spreadings.Count == 0);
        var described = DescribedSamples.Describe(descriptor, samples, layout, workers, progress);
        return new(options, samples, partitionings, spreadings, layout, described);
    }

    /// <summary>Fits the base classifiers of all partitions, for every k.</summary>
    /// <param name="workers">One partition per thread at a time.</param>
    /// <param name="progress">Told how many partitions are done, of how many.</param>
    public void Fit(Workers workers, Action<int, int>? progress = null)
    {
        var width = KernelRidgeLearner.PaddedClasses(_samples.ClassCount);
        var total = _partitionings.Sum(partitions => partitions.Count) + _spread.Sum(classifiers => classifiers.Count);
        var done = 0;
        void FitOne() => progress?.Invoke(Interlocked.Increment(ref done), total);
        for (var k = 0; k < _coefficients.Length; k++)
        {
            var coefficients = _coefficients[k] = new float[(long)_layout.RowCount * width];
            var partitions = _partitionings[k];
            var rowsOf = _layout.RowsOfPartitions(partitions);
            workers.For(rowsOf.Length, partition =>
            {
                FitPartition(partitions[new(partition)], rowsOf[partition], width, coefficients);
                FitOne();
            });
        }
        foreach (var classifiers in _spread) classifiers.Fit(workers, FitOne);
    }

    /// <summary>The votes of all base classifiers on a test set, for every k.</summary>
    /// <param name="test">Records of the shape of the training set's.</param>
    /// <param name="votes">Blocks that are done already are not worked out again; all are done afterwards.</param>
    /// <param name="workers">One block of test inputs per thread at a time.</param>
    /// <param name="blockDone">Told each block that was worked out, from any thread.</param>
    /// <exception cref="ArgumentException">Test set or votes are of another size than the training set's.</exception>
    /// <exception cref="InvalidOperationException">Not fitted.</exception>
    public void Vote(Dataset test, PartialVotes votes, Workers workers, Action<int>? blockDone = null) =>
        Read(test, votes, [.. _partitionings.Select((_, k) => ReadingOf(k, withRunOff: false))], workers, blockDone);

    /// <summary>What one k's base classifiers say.</summary>
    /// <param name="k">Its place among all.</param>
    /// <param name="withRunOff">Whether a run-off election is held too.</param>
    /// <exception cref="InvalidOperationException">Not fitted.</exception>
    internal IKernelReading ReadingOf(int k, bool withRunOff) => new PartitionReading(
        _layout, _partitionings[k], _coefficients[k] ?? throw new InvalidOperationException("fit before voting"), _samples.ClassCount, withRunOff);

    /// <summary>What the base classifiers of one k and d of Finite Aggregation say.</summary>
    /// <param name="index">Its place among all.</param>
    /// <param name="withRunOff">Whether a run-off election is held too.</param>
    /// <exception cref="InvalidOperationException">Not fitted.</exception>
    internal IKernelReading SpreadReadingOf(int index, bool withRunOff) => _spread[index].ToReading(withRunOff);

    /// <summary>What neighbours say.</summary>
    /// <param name="nearest">Every K.</param>
    /// <param name="kernels">Every kernel.</param>
    internal IKernelReading NeighbourReadingOf(IReadOnlyList<int> nearest, IReadOnlyList<VoteKernel> kernels) => new NeighbourReading(_samples, _layout, nearest, kernels);

    /// <summary>Goes once over the kernel for all readings; otherwise as <see cref="Vote"/>.</summary>
    internal void Read(Dataset test, PartialVotes votes, IReadOnlyList<IKernelReading> readings, Workers workers, Action<int>? blockDone = null)
    {
        if (test.Shape != _samples.Shape || test.ClassCount != _samples.ClassCount)
            throw new ArgumentException("test records or classes are not those of the training set", nameof(test));
        if (votes.InputCount != test.Count || !votes.Widths.SequenceEqual(readings.Select(reading => reading.Width)))
            throw new ArgumentException("one table for each k, with the test set's inputs and classes, is needed", nameof(votes));
        var pass = new KernelPass(_described, _options.Gamma, test, votes, readings);
        int[] open = [.. Enumerable.Range(0, votes.BlockCount).Where(block => !votes.IsDone(block))];
        workers.For(open.Length, pass.CreateScratch, (item, scratch) =>
        {
            pass.Run(open[item], scratch);
            votes.MarkDone(open[item]);
            blockDone?.Invoke(open[item]);
        });
    }

    /// <summary>What one base classifier consists of: its vectors' coefficients, in content order.</summary>
    internal float[] CoefficientsOf(int k, PartitionIndex partition)
    {
        var width = KernelRidgeLearner.PaddedClasses(_samples.ClassCount);
        return [.. _layout.RowsOfPartitions(_partitionings[k])[partition.Value].SelectMany(row => _coefficients[k].Skip(row * width).Take(width))];
    }

    /// <inheritdoc/>
    public void Dispose() => _described.Dispose();

    /// <summary>Takes the partition's own vectors out of the whole: with the partition, they are all that the learner sees.</summary>
    private void FitPartition(Partition partition, int[] rows, int width, float[] coefficients)
    {
        var fitted = KernelRidgeLearner.Fit(partition, _described, rows, _layout.Views, _options);
        for (var i = 0; i < rows.Length; i++) fitted.AsSpan(i * width, width).CopyTo(coefficients.AsSpan(rows[i] * width));
    }
}
