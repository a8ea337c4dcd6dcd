namespace Bezoar.Certificates.Verification;

/// <summary>Which base classifiers a bucket reaches: those whose numbers exceed its own by one of the shifts, going round.</summary>
internal sealed class BucketReach
{
    // As many as are ever issued: a forged result must not take up all memory.
    private const int MostShifts = 256, MostClassifiers = 20_000;

    private readonly int[][] _reached;

    public BucketReach(int partitions, IReadOnlyList<int> shifts)
    {
        var count = (long)partitions * shifts.Count;
        if (partitions < 1 || shifts.Count > MostShifts || count is < 1 or > MostClassifiers) throw new EvidenceFault($"{partitions} partitions with {shifts.Count} shifts are impossible");
        Degree = shifts.Count;
        _reached = [.. Enumerable.Range(0, (int)count).Select(bucket => shifts.Select(shift => (int)((((long)bucket + shift) % count + count) % count)).Distinct().ToArray())];
        if (_reached[0].Length != Degree) throw new EvidenceFault($"two shifts are the same modulo {count}");
    }

    public int Degree { get; }

    public int Count => _reached.Length;

    /// <summary>The least number of buckets with which an attacker who wins so much from each base classifier wins enough, or more than there are.</summary>
    public long LeastBuckets(long enough, Func<int, int> won)
    {
        if (enough <= 0) return 0;
        var ofClassifier = new int[Count];
        for (var classifier = 0; classifier < Count; classifier++) ofClassifier[classifier] = won(classifier);
        var ofBucket = new int[Count];
        for (var bucket = 0; bucket < Count; bucket++)
            foreach (var classifier in _reached[bucket]) ofBucket[bucket] += ofClassifier[classifier];
        Array.Sort(ofBucket);
        long sum = 0;
        for (var i = Count - 1; i >= 0; i--)
        {
            sum += ofBucket[i];
            if (sum >= enough) return Count - i;
        }
        return int.MaxValue;
    }
}
