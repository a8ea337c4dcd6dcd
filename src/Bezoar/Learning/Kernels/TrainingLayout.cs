using Bezoar.Partitioning;

namespace Bezoar.Learning.Kernels;

/// <summary>Neighbouring rows of the training matrix that belong to one partition.</summary>
/// <param name="Begin">First row.</param>
/// <param name="End">One beyond the last row.</param>
/// <param name="Group">The group of partitions that they lie in.</param>
/// <param name="Slot">The partition's place in its group.</param>
internal readonly record struct Segment(int Begin, int End, int Group, int Slot);

/// <summary>
/// The order of training vectors in one matrix that serves several numbers of partitions. Where every partition is h mod k,
/// samples with the same h mod g, g the greatest common divisor of all k, share a group: each partition of each k lies
/// within one group, so that only a group's scores are held at a time. Inside a group, content order: every partition's own
/// samples follow one another in content order, whatever other k are asked for.
/// </summary>
internal sealed class TrainingLayout
{
    private readonly SampleSet _samples;
    private readonly int[] _order;
    private readonly int _views;

    /// <param name="samples">The training set.</param>
    /// <param name="partitionings">Each by h mod its k, with the same h; none where there are no partitions.</param>
    /// <param name="views">Vectors of each sample.</param>
    /// <param name="isGrouped">False keeps all samples in content order, as one group, for whatever needs more than one partition's samples in that order.</param>
    public TrainingLayout(SampleSet samples, IReadOnlyList<Partitions> partitionings, int views, bool isGrouped = true)
    {
        (_samples, _views) = (samples, views);
        RowCount = checked(samples.Count * views);
        GroupCount = isGrouped ? CommonGroups(partitionings) : 1;
        var group = new int[samples.Count];
        for (var i = 0; i < group.Length && partitionings.Count > 0; i++) group[i] = partitionings[0].Assignment[i] % GroupCount;
        // A partition that reached beyond its group would be counted in pieces.
        foreach (var partitions in partitionings)
            for (var i = 0; i < group.Length; i++)
                if (partitions.Assignment[i] % GroupCount != group[i])
                    throw new ArgumentException("not partitions by h mod k of one and the same h", nameof(partitionings));
        // A stable sort: content order stays inside each group.
        _order = [.. Enumerable.Range(0, samples.Count).OrderBy(sample => group[sample])];
    }

    /// <summary>g.</summary>
    public int GroupCount { get; }

    /// <summary>Samples × views.</summary>
    public int RowCount { get; }

    /// <summary>The sample at a position of the order; its views are the rows position · views and following.</summary>
    public int SampleAt(int position) => _order[position];

    /// <summary>Samples.</summary>
    public int SampleCount => _order.Length;

    /// <summary>Vectors of each sample.</summary>
    public int Views => _views;

    /// <summary>Partitions of each group, for one k.</summary>
    public int SlotCount(Partitions partitions) => partitions.Count / GroupCount;

    /// <summary>The rows of every partition, in content order, for one k.</summary>
    public int[][] RowsOfPartitions(Partitions partitions)
    {
        var rows = new List<int>[partitions.Count];
        for (var partition = 0; partition < rows.Length; partition++) rows[partition] = [];
        for (var position = 0; position < _order.Length; position++)
            for (var view = 0; view < _views; view++)
                rows[partitions.Assignment[_order[position]]].Add(position * _views + view);
        return [.. rows.Select(list => list.ToArray())];
    }

    /// <summary>All rows in ascending order, cut where the partition changes, for one k.</summary>
    public Segment[] Segments(Partitions partitions)
    {
        var segments = new List<Segment>();
        for (var position = 0; position < _order.Length; position++)
        {
            var partition = partitions.Assignment[_order[position]];
            var next = new Segment(position * _views, (position + 1) * _views, partition % GroupCount, partition / GroupCount);
            if (segments.Count > 0 && segments[^1] is var last && last.Group == next.Group && last.Slot == next.Slot)
                segments[^1] = last with { End = next.End };
            else
                segments.Add(next);
        }
        return [.. segments];
    }

    /// <summary>Whether a class occurs in a partition, partition by partition and class by class, for one k.</summary>
    public bool[] SeenClasses(Partitions partitions)
    {
        var seen = new bool[(long)partitions.Count * _samples.ClassCount];
        for (var sample = 0; sample < _samples.Count; sample++)
            seen[partitions.Assignment[sample] * _samples.ClassCount + _samples.Label(sample)] = true;
        return seen;
    }

    private static int CommonGroups(IReadOnlyList<Partitions> partitionings)
    {
        var groups = partitionings.Count > 0 ? partitionings[0].Count : 1;
        foreach (var partitions in partitionings)
            for (var other = partitions.Count; other != 0;) (groups, other) = (other, groups % other);
        return groups;
    }
}
