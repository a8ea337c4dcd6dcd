using Bezoar.Partitioning;

namespace Bezoar.Tests.Partitioning;

public class SpreadingTests
{
    [Theory]
    [InlineData(3, 1)]
    [InlineData(50, 16)]
    [InlineData(1, 5)]
    public void EveryBucketReachesAsManyBaseClassifiersAndEveryBaseClassifierHasAsManyBuckets(int partitions, int degree)
    {
        var spreading = Spreading.Draw(partitions, degree);
        var buckets = new int[spreading.Count];
        for (var bucket = 0; bucket < spreading.Count; bucket++)
        {
            int[] reached = [.. Enumerable.Range(0, degree).Select(j => spreading.ClassifierOf(bucket, j))];
            Assert.Equal(degree, reached.Distinct().Count());
            foreach (var classifier in reached) buckets[classifier]++;
        }
        Assert.Equal(partitions * degree, spreading.Count);
        Assert.All(buckets, count => Assert.Equal(degree, count));
    }

    [Fact]
    public void IsTheSameEveryTime() => Assert.Equal(Spreading.Draw(50, 16).Shifts, Spreading.Draw(50, 16).Shifts);

    [Fact]
    public void ShiftsCountModuloTheNumberOfBuckets()
    {
        Assert.Equal([1, 5], new Spreading(3, [7, -1]).Shifts);
        Fails.With(() => new Spreading(3, [1, 7]), "two shifts are the same modulo 6");
    }

    [Fact]
    public void ImpossibleOnesAreRefused()
    {
        Fails.With(() => new Spreading(0, [1]), "need at least 1");
        Fails.With(() => new Spreading(3, []), "spread over 0");
        Fails.With(() => Spreading.Draw(1 << 20, 1 << 20), "fewer than");
    }
}
