using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Certificates.FiniteAggregation;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.FiniteAggregation;

public class FiniteAggregationCertificateTests
{
    [Fact]
    public void GivesTheReferenceRadii()
    {
        foreach (var item in CertificateReference.Cases("finiteAggregation"))
        {
            var spreading = new Spreading(item.Int32("k"), item.Int32s("shifts"));
            byte[] votes = [.. item.Int32s("labels").Select(label => (byte)label)];
            Assert.Equal(item.Int32("radius"), new FiniteAggregationCertificate(spreading).Radius(votes, item.Int32("classes")).Value);
        }
    }

    /// <summary>Each base classifier that a poisoned bucket reaches may vote for anything afterwards.</summary>
    [Theory]
    [InlineData(3, 2, 3, 60)]
    [InlineData(2, 3, 3, 40)]
    [InlineData(5, 1, 3, 60)]
    [InlineData(4, 2, 2, 60)]
    public void NoAttackWithinTheRadiusChangesTheWinner(int partitions, int degree, int classes, int cases)
    {
        var spreading = Spreading.Draw(partitions, degree);
        var (attacks, certificate, random) = (new ElectionAttacks(spreading, classes), new FiniteAggregationCertificate(spreading), new CounterRandom(5));
        var (exact, largest) = (0, 0);
        for (var i = 0; i < cases; i++)
        {
            var ranks = attacks.RandomRanks(random);
            var radius = certificate.Radius(FirstPlaces(ranks, classes), classes).Value;
            var enumerated = attacks.Radius(ranks, Winner, limit: 2);
            Assert.True(Math.Min(radius, 2) <= enumerated);
            if (radius == enumerated) exact++;
            largest = Math.Max(largest, radius);
        }
        Assert.True(exact > cases / 2, $"exact in {exact} of {cases} cases");
        Assert.True(largest >= 1);
    }

    [Fact]
    public void WithOneBaseClassifierForEachBucketItIsDeepPartitionAggregation()
    {
        var random = new CounterRandom(2);
        for (var i = 0; i < 200; i++)
        {
            var votes = new byte[12];
            foreach (ref var vote in votes.AsSpan()) vote = (byte)Math.Max(0, random.NextInt32(7) - 3);
            var counts = new int[4];
            foreach (var vote in votes) counts[vote]++;
            Assert.Equal(DpaCertificate.Radius(counts), new FiniteAggregationCertificate(Spreading.Draw(12, 1)).Radius(votes, 4));
        }
    }

    private static byte[] FirstPlaces(byte[] ranks, int classes)
    {
        var ballots = new Ballots(ranks, classes);
        var votes = new byte[ballots.Count];
        for (var m = 0; m < votes.Length; m++) votes[m] = (byte)ballots.First(m);
        return votes;
    }

    private static int Winner(Ballots ballots)
    {
        var counts = new int[ballots.ClassCount];
        ballots.CountVotes(counts);
        return VoteTable.Plurality(counts);
    }
}
