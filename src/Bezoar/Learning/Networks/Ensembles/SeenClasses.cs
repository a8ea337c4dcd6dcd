using Bezoar.Learning.Networks.Training;
using Bezoar.Partitioning;

namespace Bezoar.Learning.Networks.Ensembles;

/// <summary>
/// A partition with its own classes numbered from 0 without gaps. How many classes the whole training set has is no property
/// of the partition: a single sample with a new label must not change the outputs of every network.
/// </summary>
internal sealed class SeenClasses : SampleSource
{
    private readonly Partition _partition;
    private readonly int[] _classes;

    private SeenClasses(Partition partition, int[] classes) : base(partition.Count, partition.Shape, classes.Length) =>
        (_partition, _classes) = (partition, classes);

    /// <summary>The classes that occur, in ascending order: the class that each label stands for.</summary>
    public IReadOnlyList<int> Classes => _classes;

    public static SeenClasses In(Partition partition) =>
        new(partition, [.. Enumerable.Range(0, partition.Count).Select(partition.Label).Distinct().Order()]);

    public override ReadOnlySpan<byte> Record(int position) => _partition.Record(position);

    public override int Label(int position) => Array.BinarySearch(_classes, _partition.Label(position));

    /// <summary>The class of most samples, the smallest on a tie.</summary>
    public int MostFrequent()
    {
        var counts = new int[_classes.Length];
        for (var i = 0; i < Count; i++) counts[Label(i)]++;
        return _classes[Array.IndexOf(counts, counts.Max())];
    }
}
