namespace Bezoar.Partitioning;

/// <summary>Which samples each base classifier of Finite Aggregation sees: those of the d buckets that reach it.</summary>
public sealed class SpreadSamples
{
    private readonly SampleSet _samples;
    private readonly int[][] _ofBucket;

    /// <summary>Sorts samples into buckets by <see cref="HashPartitioner.Hash"/> modulo k·d.</summary>
    public SpreadSamples(SampleSet samples, Spreading spreading)
    {
        (_samples, Spreading) = (samples, spreading);
        Buckets = HashPartitioner.Partition(samples, spreading.Count);
        _ofBucket = [.. Enumerable.Range(0, samples.Count).GroupBy(sample => Buckets.Assignment[sample]).Aggregate(
            new int[spreading.Count][], (buckets, group) =>
            {
                buckets[group.Key] = [.. group];
                return buckets;
            }).Select(bucket => bucket ?? [])];
    }

    /// <summary>Who reaches whom.</summary>
    public Spreading Spreading { get; }

    /// <summary>The bucket of each sample.</summary>
    public Partitions Buckets { get; }

    /// <summary>All that a base classifier may see.</summary>
    public Partition this[PartitionIndex classifier] => new(_samples, classifier, Members(classifier));

    /// <summary>The same samples by their numbers, in content order.</summary>
    internal int[] Members(PartitionIndex classifier)
    {
        var members = new List<int>();
        for (var j = 0; j < Spreading.Degree; j++) members.AddRange(_ofBucket[Spreading.BucketOf(classifier.Value, j)]);
        members.Sort();
        return [.. members];
    }
}
