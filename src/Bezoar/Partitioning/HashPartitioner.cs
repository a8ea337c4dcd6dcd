using Bezoar.Data;

namespace Bezoar.Partitioning;

/// <summary>
/// Sends every sample to a partition that depends on its record alone, so that an insertion or a removal touches exactly one
/// partition (Levine and Feizi, arXiv 2006.14768, section 3).
/// </summary>
public static class HashPartitioner
{
    /// <summary>
    /// h(t): for an image the sum of all its bytes, channels included; for a vector a fixed 64-bit hash (FNV-1a) of its bytes.
    /// The partition is h mod k, for every k.
    /// </summary>
    public static ulong Hash(ReadOnlySpan<byte> record, RecordShape shape) => shape is ImageShape ? ByteSum(record) : Fnv1a(record);

    /// <summary>Distributes a training set over k partitions.</summary>
    /// <param name="samples">The training set.</param>
    /// <param name="count">k ≥ 1; it may exceed the number of samples, and partitions may be empty.</param>
    /// <exception cref="BezoarException">k &lt; 1.</exception>
    public static Partitions Partition(SampleSet samples, int count)
    {
        if (count < 1) throw Errors.NoPartitions(count);
        var assignment = new int[samples.Count];
        for (var i = 0; i < assignment.Length; i++)
            assignment[i] = (int)(Hash(samples.Record(i), samples.Shape) % (ulong)count);
        return new(samples, count, assignment);
    }

    private static ulong ByteSum(ReadOnlySpan<byte> record)
    {
        ulong sum = 0;
        foreach (var value in record) sum += value;
        return sum;
    }

    private static ulong Fnv1a(ReadOnlySpan<byte> record)
    {
        var hash = 14695981039346656037ul;
        foreach (var value in record) hash = unchecked((hash ^ value) * 1099511628211ul);
        return hash;
    }
}
