using Bezoar.Features;
using Bezoar.Numerics;
using Bezoar.Partitioning;

namespace Bezoar.Learning.Kernels;

/// <summary>The vectors of every view of every training sample, in the order of a layout.</summary>
internal sealed class DescribedSamples : IDisposable
{
    private readonly TrainingLayout _layout;
    private readonly SampleSet _samples;

    private DescribedSamples(SampleDescriptor descriptor, SampleSet samples, TrainingLayout layout)
    {
        (Descriptor, _samples, _layout) = (descriptor, samples, layout);
        Vectors = PackedMatrix.ForRight(layout.RowCount, descriptor.Length);
    }

    public SampleDescriptor Descriptor { get; }

    public PackedMatrix Vectors { get; }

    /// <summary>Samples × views.</summary>
    public int RowCount => Vectors.Count;

    /// <summary>Describes.</summary>
    /// <param name="descriptor">Record → unit vectors.</param>
    /// <param name="samples">The training set.</param>
    /// <param name="layout">Of these samples.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    /// <param name="progress">Told how many parts are done, of how many.</param>
    public static DescribedSamples Describe(SampleDescriptor descriptor, SampleSet samples, TrainingLayout layout, Workers workers, Action<int, int>? progress)
    {
        var described = new DescribedSamples(descriptor, samples, layout);
        try
        {
            described.DescribeAll(workers, progress);
            return described;
        }
        catch
        {
            described.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Vectors.Dispose();

    private void DescribeAll(Workers workers, Action<int, int>? progress)
    {
        // A whole panel per item: no two threads write into the same one.
        const int RowsPerItem = 64 * MicroKernel.Columns;
        var views = Descriptor.ViewCount;
        var done = 0;
        var items = (RowCount + RowsPerItem - 1) / RowsPerItem;
        workers.For(items, () => new float[Descriptor.Length], (item, vector) =>
        {
            for (var row = item * RowsPerItem; row < Math.Min((item + 1) * RowsPerItem, RowCount); row++)
            {
                Descriptor.Describe(_samples.Record(_layout.SampleAt(row / views)), row % views, vector);
                Vectors.PackVector(vector, row);
            }
            progress?.Invoke(Interlocked.Increment(ref done), items);
        });
        Vectors.ClearPadding();
    }
}
