using Bezoar.Data;

namespace Bezoar.Partitioning;

/// <summary>The number of a partition, 0 … k − 1; it also seeds the partition's random numbers.</summary>
/// <param name="Value">0-based.</param>
public readonly record struct PartitionIndex(int Value);

/// <summary>
/// Everything that the code which fits a base classifier receives: the samples of one partition, in content order, and no
/// way to reach any other. This is what makes a certificate true.
/// </summary>
public sealed class Partition
{
    private readonly SampleSet _samples;
    private readonly int[] _members;

    internal Partition(SampleSet samples, PartitionIndex index, int[] members) =>
        (_samples, Index, _members) = (samples, index, members);

    /// <summary>The partition's number.</summary>
    public PartitionIndex Index { get; }

    /// <summary>Number of samples, possibly none.</summary>
    public int Count => _members.Length;

    /// <summary>What one record holds.</summary>
    public RecordShape Shape => _samples.Shape;

    /// <summary>Labels are 0 … ClassCount − 1.</summary>
    public int ClassCount => _samples.ClassCount;

    /// <summary>The bytes of a sample.</summary>
    public ReadOnlySpan<byte> Record(int position) => _samples.Record(_members[position]);

    /// <summary>The label of a sample.</summary>
    public int Label(int position) => _samples.Label(_members[position]);
}
