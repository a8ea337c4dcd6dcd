namespace Bezoar.Partitioning;

/// <summary>Which of k partitions each sample of a training set belongs to.</summary>
public sealed class Partitions
{
    private readonly SampleSet _samples;
    private readonly int[] _assignment;
    private readonly Lazy<int[][]> _members;

    internal Partitions(SampleSet samples, int count, int[] assignment)
    {
        (_samples, Count, _assignment) = (samples, count, assignment);
        _members = new(() => Gather(count, assignment));
    }

    /// <summary>k.</summary>
    public int Count { get; }

    /// <summary>The partition of each sample, in content order.</summary>
    public ReadOnlySpan<int> Assignment => _assignment;

    /// <summary>The samples of each partition, in content order.</summary>
    internal IReadOnlyList<int[]> Members => _members.Value;

    /// <summary>All that the base classifier of this number may see.</summary>
    public Partition this[PartitionIndex index] => new(_samples, index, _members.Value[index.Value]);

    private static int[][] Gather(int count, int[] assignment)
    {
        var lists = new List<int>[count];
        for (var i = 0; i < count; i++) lists[i] = [];
        for (var sample = 0; sample < assignment.Length; sample++) lists[assignment[sample]].Add(sample);
        return [.. lists.Select(list => list.ToArray())];
    }
}
