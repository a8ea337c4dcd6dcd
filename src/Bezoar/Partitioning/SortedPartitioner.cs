namespace Bezoar.Partitioning;

/// <summary>
/// Partitions of equal size that labels have no say in: the training inputs are sorted by content, and partition i takes every
/// k-th of them from i on (SS-DPA; Levine and Feizi, arXiv 2006.14768, section 3.1). A flipped label reaches one partition; an
/// insertion or a removal would move all samples behind it, so that this serves certificates against label flips only.
/// </summary>
public static class SortedPartitioner
{
    /// <summary>Distributes a training set over k partitions whose sizes differ by one at most.</summary>
    /// <param name="samples">The training set.</param>
    /// <param name="count">k ≥ 1; it may exceed the number of samples, and partitions may be empty.</param>
    /// <exception cref="BezoarException">
    /// k &lt; 1, or an input occurs more than once, with whatever labels: their order would depend on the labels.
    /// </exception>
    public static Partitions Partition(SampleSet samples, int count)
    {
        if (count < 1) throw Errors.NoPartitions(count);
        var inputs = samples.WithoutLabels();
        var assignment = new int[inputs.Count];
        for (var i = 0; i < assignment.Length; i++) assignment[i] = i % count;
        return new(samples, count, assignment);
    }
}
