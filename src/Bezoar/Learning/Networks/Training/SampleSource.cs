using Bezoar.Data;
using Bezoar.Partitioning;

namespace Bezoar.Learning.Networks.Training;

/// <summary>Samples at numbered positions: all that training sees of where they come from.</summary>
public abstract class SampleSource
{
    private protected SampleSource(int count, RecordShape shape, int classCount) =>
        (Count, Shape, ClassCount) = (count, shape, classCount);

    /// <summary>Number of samples.</summary>
    public int Count { get; }

    /// <summary>What one record holds.</summary>
    public RecordShape Shape { get; }

    /// <summary>Labels are 0 … ClassCount − 1.</summary>
    public int ClassCount { get; }

    /// <summary>So many samples that follow one another are views of one input, and training sees them together.</summary>
    internal virtual int GroupSize => 1;

    /// <summary>The bytes of a sample.</summary>
    public abstract ReadOnlySpan<byte> Record(int position);

    /// <summary>The label of a sample.</summary>
    public abstract int Label(int position);

    /// <summary>The samples of one partition, and no way to reach any other: what a base classifier is trained on.</summary>
    public static SampleSource Of(Partition partition) => new OfPartition(partition);

    /// <summary>A data set by content, so that what is trained does not depend on the order of its file.</summary>
    public static SampleSource InContentOrder(Dataset dataset) => new Sorted(dataset);

    /// <summary>A data set as its file has it, so that a position is an index into it.</summary>
    public static SampleSource InFileOrder(Dataset dataset) => new Unsorted(dataset);

    private sealed class OfPartition(Partition partition) : SampleSource(partition.Count, partition.Shape, partition.ClassCount)
    {
        public override ReadOnlySpan<byte> Record(int position) => partition.Record(position);

        public override int Label(int position) => partition.Label(position);
    }

    private sealed class Sorted(Dataset dataset) : SampleSource(dataset.Count, dataset.Shape, dataset.ClassCount)
    {
        public override ReadOnlySpan<byte> Record(int position) => dataset.Record(dataset.InContentOrder[position]);

        public override int Label(int position) => dataset.Labels[dataset.InContentOrder[position]];
    }

    private sealed class Unsorted(Dataset dataset) : SampleSource(dataset.Count, dataset.Shape, dataset.ClassCount)
    {
        public override ReadOnlySpan<byte> Record(int position) => dataset.Record(position);

        public override int Label(int position) => dataset.Labels[position];
    }
}
