using Bezoar.Numerics;

namespace Bezoar.Partitioning;

/// <summary>
/// How Finite Aggregation spreads samples (Wang et al., ICML 2022, arXiv 2202.02628, section 3.2): a sample's hash names one of k·d buckets, and each bucket
/// goes to d of k·d base classifiers, so that each of them sees as many samples as with k partitions. With d = 1 every bucket has a base classifier of its
/// own, as in Deep Partition Aggregation.
/// </summary>
public sealed class Spreading
{
    // Keeps these random numbers apart from those that other code draws with the same seed.
    private const ulong Stream = 0x53707265_00000000;

    private readonly int[] _shifts;

    /// <summary>A spreading with given shifts.</summary>
    /// <param name="partitions">k ≥ 1.</param>
    /// <param name="shifts">d numbers, different from one another modulo k·d.</param>
    /// <exception cref="BezoarException">No partitions, no shifts, too many of both together, or two shifts that send a bucket to the same base classifier.</exception>
    public Spreading(int partitions, IReadOnlyList<int> shifts)
    {
        if (partitions < 1) throw Errors.NoPartitions(partitions);
        if (shifts.Count < 1 || (long)partitions * shifts.Count > Array.MaxLength) throw Errors.ImpossibleSpread(partitions, shifts.Count);
        (Partitions, Count) = (partitions, partitions * shifts.Count);
        _shifts = [.. shifts.Select(shift => (int)(((long)shift % Count + Count) % Count))];
        if (_shifts.Distinct().Count() < _shifts.Length) throw Errors.RepeatedShift(Count);
    }

    /// <summary>k: every base classifier sees about a k-th of all samples.</summary>
    public int Partitions { get; }

    /// <summary>d: base classifiers that a sample reaches.</summary>
    public int Degree => _shifts.Length;

    /// <summary>k·d: how many buckets there are, and as many base classifiers.</summary>
    public int Count { get; }

    /// <summary>By how much the number of a bucket's j-th base classifier exceeds its own, modulo k·d.</summary>
    public IReadOnlyList<int> Shifts => _shifts;

    /// <summary>A spreading whose shifts are drawn: the same for the same k and d, whatever the data.</summary>
    /// <param name="partitions">k ≥ 1.</param>
    /// <param name="degree">d ≥ 1.</param>
    /// <exception cref="BezoarException">None, or too many.</exception>
    public static Spreading Draw(int partitions, int degree)
    {
        if (partitions < 1) throw Errors.NoPartitions(partitions);
        if (degree < 1 || (long)partitions * degree > Array.MaxLength) throw Errors.ImpossibleSpread(partitions, degree);
        var random = new CounterRandom((ulong)partitions, Stream + (ulong)degree);
        var drawn = new List<int>();
        while (drawn.Count < degree)
            if (random.NextInt32(partitions * degree) is var shift && !drawn.Contains(shift)) drawn.Add(shift);
        return new(partitions, drawn);
    }

    /// <summary>The j-th base classifier that a bucket reaches.</summary>
    /// <param name="bucket">0 … k·d − 1.</param>
    /// <param name="j">0 … d − 1.</param>
    public int ClassifierOf(int bucket, int j)
    {
        var classifier = bucket + (long)_shifts[j];
        return (int)(classifier < Count ? classifier : classifier - Count);
    }

    /// <summary>The bucket whose j-th base classifier this one is.</summary>
    /// <param name="classifier">0 … k·d − 1.</param>
    /// <param name="j">0 … d − 1.</param>
    public int BucketOf(int classifier, int j)
    {
        var bucket = classifier - _shifts[j];
        return bucket >= 0 ? bucket : bucket + Count;
    }
}
