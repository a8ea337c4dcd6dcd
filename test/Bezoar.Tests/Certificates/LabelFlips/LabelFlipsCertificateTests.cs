using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Certificates.LabelFlips;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.LabelFlips;

public class LabelFlipsCertificateTests
{
    /// <summary>Partitions of a few samples each, and every set of labels that they could have.</summary>
    [Theory]
    [InlineData(1, 6, 2, 40)]
    [InlineData(1, 5, 3, 40)]
    [InlineData(2, 3, 3, 40)]
    [InlineData(3, 2, 3, 40)]
    [InlineData(5, 1, 3, 40)]
    [InlineData(3, 3, 2, 40)]
    public void NoSetOfChangedLabelsWithinTheRadiusChangesThePrediction(int partitions, int size, int classes, int cases)
    {
        var random = new CounterRandom(31, (ulong)(100 * partitions + size));
        var (exact, largest, beyondVotes) = (0, 0, 0);
        for (var i = 0; i < cases; i++)
        {
            var influences = Draw(partitions * size, () => random.NextInt32(9) - 2);
            var labels = Draw(partitions * size, () => Math.Max(0, random.NextInt32(classes + 2) - 2));
            var radius = Radius(influences, labels, partitions, classes);
            var enumerated = RadiusByEnumeration(influences, labels, partitions, classes);
            Assert.True(radius <= enumerated, $"radius {radius}, but {enumerated + 1} changed labels change the prediction");
            var ofVotes = DpaCertificate.Radius(Counts(influences, labels, partitions, classes)).Value;
            Assert.True(radius >= ofVotes);
            if (radius == enumerated) exact++;
            if (radius > ofVotes) beyondVotes++;
            largest = Math.Max(largest, radius);
        }
        Assert.True(exact > cases / 2, $"exact in {exact} of {cases} cases");
        Assert.True(largest >= 1);
        Assert.True(size == 1 || beyondVotes > 0);
    }

    [Fact]
    public void TheKnapsackIsSolvedExactly()
    {
        var random = new CounterRandom(8);
        var turns = new CheapestTurns();
        for (var i = 0; i < 2000; i++)
        {
            turns.Clear();
            var items = Enumerable.Range(0, 1 + random.NextInt32(6)).Select(_ => (One: Price(random), Two: Price(random))).ToArray();
            foreach (var (one, two) in items) turns.Add(one, two);
            for (var lead = 0; lead <= 13; lead++) Assert.Equal(LeastByEnumeration(items, lead), Math.Min(PartitionFlips.Impossible, turns.Least(lead)));
        }
    }

    [Fact]
    public void WithoutInfluenceNothingCanBeTurned()
    {
        var costs = new int[3];
        Assert.Equal(0, PartitionFlips.Costs([0, 0], [1, 2], costs));
        Assert.Equal([0, PartitionFlips.Impossible, PartitionFlips.Impossible], costs);
    }

    [Fact]
    public void ANegativeInfluenceCountsTheOtherWay()
    {
        var costs = new int[2];
        // s = (5, −3): class 1 comes first as soon as its label of −3 becomes 0: s = (2, 0) does not suffice, and both changed make s = (−3, 5).
        Assert.Equal(0, PartitionFlips.Costs([5, -3], [0, 1], costs));
        Assert.Equal([0, 1], costs);
    }

    private static int Price(CounterRandom random) => random.NextInt32(5) == 0 ? PartitionFlips.Impossible : 1 + random.NextInt32(9);

    private static long LeastByEnumeration(ReadOnlySpan<(int One, int Two)> items, int lead)
    {
        if (lead <= 0) return 0;
        if (items.Length == 0) return PartitionFlips.Impossible;
        var (one, two) = items[0];
        var rest = items[1..];
        var least = LeastByEnumeration(rest, lead);
        if (one != PartitionFlips.Impossible) least = Math.Min(least, one + LeastByEnumeration(rest, lead - 1));
        if (two != PartitionFlips.Impossible) least = Math.Min(least, two + LeastByEnumeration(rest, lead - 2));
        return Math.Min(least, PartitionFlips.Impossible);
    }

    private static int Radius(int[] influences, int[] labels, int partitions, int classes)
    {
        var (votes, costs, size) = (new int[partitions], new int[partitions * classes], labels.Length / partitions);
        for (var i = 0; i < partitions; i++)
            votes[i] = PartitionFlips.Costs(influences.AsSpan(i * size, size), labels.AsSpan(i * size, size), costs.AsSpan(i * classes, classes));
        return new LabelFlipsCertificate().Radius(votes, costs, classes).Value;
    }

    private static int RadiusByEnumeration(int[] influences, int[] labels, int partitions, int classes)
    {
        var before = VoteTable.Plurality(Counts(influences, labels, partitions, classes));
        var least = labels.Length + 1;
        var changed = labels.ToArray();
        void Try(int at, int flips)
        {
            if (flips >= least) return;
            if (at == labels.Length)
            {
                if (VoteTable.Plurality(Counts(influences, changed, partitions, classes)) != before) least = flips;
                return;
            }
            for (var c = 0; c < classes; c++)
            {
                changed[at] = c;
                Try(at + 1, flips + (c == labels[at] ? 0 : 1));
            }
        }
        Try(0, 0);
        return least == labels.Length + 1 ? int.MaxValue : least - 1;
    }

    private static int[] Counts(int[] influences, int[] labels, int partitions, int classes)
    {
        var (counts, size) = (new int[classes], labels.Length / partitions);
        for (var i = 0; i < partitions; i++)
        {
            // Written out once more: the certificate's own scores are what is on trial.
            var scores = new int[classes];
            for (var j = i * size; j < (i + 1) * size; j++) scores[labels[j]] += influences[j];
            counts[Array.IndexOf(scores, scores.Max())]++;
        }
        return counts;
    }

    private static int[] Draw(int count, Func<int> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
