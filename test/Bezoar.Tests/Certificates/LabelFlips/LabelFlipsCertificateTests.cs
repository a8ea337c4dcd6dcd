using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Certificates.LabelFlips;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.LabelFlips;

public class LabelFlipsCertificateTests
{
    /// <summary>Partitions of a few samples each, and every set of labels that they could have, a new class among them.</summary>
    [Theory]
    [InlineData(1, 6, 2, 40, 2)]
    [InlineData(1, 5, 3, 40, 2)]
    [InlineData(2, 3, 3, 40, 2)]
    [InlineData(3, 2, 3, 200, 2)]
    [InlineData(5, 1, 3, 40, 2)]
    [InlineData(3, 3, 2, 40, 2)]
    [InlineData(1, 6, 2, 40, 9)]
    [InlineData(1, 5, 3, 200, 6)]
    [InlineData(3, 2, 3, 200, 6)]
    public void NoSetOfChangedLabelsWithinTheRadiusChangesThePrediction(int partitions, int size, int classes, int cases, int negative)
    {
        var random = new CounterRandom(31, (ulong)(100 * partitions + size));
        var (exact, largest, beyondVotes) = (0, 0, 0);
        for (var i = 0; i < cases; i++)
        {
            var influences = Draw(partitions * size, () => random.NextInt32(7 + negative) - negative);
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
            for (var lead = 0; lead <= 13; lead++) Assert.Equal(LeastByEnumeration(items, lead), Math.Min(WeightedFlips.Impossible, turns.Least(lead)));
        }
    }

    private static int Price(CounterRandom random) => random.NextInt32(5) == 0 ? WeightedFlips.Impossible : 1 + random.NextInt32(9);

    private static long LeastByEnumeration(ReadOnlySpan<(int One, int Two)> items, int lead)
    {
        if (lead <= 0) return 0;
        if (items.Length == 0) return WeightedFlips.Impossible;
        var (one, two) = items[0];
        var rest = items[1..];
        var least = LeastByEnumeration(rest, lead);
        if (one != WeightedFlips.Impossible) least = Math.Min(least, one + LeastByEnumeration(rest, lead - 1));
        if (two != WeightedFlips.Impossible) least = Math.Min(least, two + LeastByEnumeration(rest, lead - 2));
        return Math.Min(least, WeightedFlips.Impossible);
    }

    private static int Radius(int[] influences, int[] labels, int partitions, int classes)
    {
        var (votes, costs, size) = (new int[partitions], new int[partitions * (classes + 1)], labels.Length / partitions);
        for (var i = 0; i < partitions; i++)
        {
            var counted = new WeightedLabels(classes);
            for (var j = i * size; j < (i + 1) * size; j++) counted[labels[j], influences[j]]++;
            votes[i] = WeightedFlips.Costs(counted, costs.AsSpan(i * (classes + 1), classes + 1));
        }
        return new LabelFlipsCertificate().Radius(votes, costs, classes + 1, labels.Length).Value;
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
            for (var c = 0; c <= classes; c++)
            {
                changed[at] = c;
                Try(at + 1, flips + (c == labels[at] ? 0 : 1));
            }
        }
        Try(0, 0);
        return least - 1;
    }

    private static int[] Counts(int[] influences, int[] labels, int partitions, int classes)
    {
        var (counts, size) = (new int[classes + 1], labels.Length / partitions);
        for (var i = 0; i < partitions; i++)
        {
            // Written out once more: the certificate's own scores are what is on trial.
            var scores = new int?[classes + 1];
            for (var j = i * size; j < (i + 1) * size; j++) scores[labels[j]] = (scores[labels[j]] ?? 0) + influences[j];
            counts[Array.IndexOf(scores, scores.Max())]++;
        }
        return counts;
    }

    private static int[] Draw(int count, Func<int> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
