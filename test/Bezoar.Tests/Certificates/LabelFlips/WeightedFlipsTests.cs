using Bezoar.Certificates;
using Bezoar.Certificates.LabelFlips;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.LabelFlips;

public class WeightedFlipsTests
{
    private const int Classes = 3;

    [Fact]
    public void CostsAreThoseOfSortedLabels()
    {
        var random = new CounterRandom(2);
        var (silenced, unnamed) = (0, 0);
        for (var i = 0; i < 300; i++)
        {
            var (labels, weights) = Draw(random, 1 + random.NextInt32(12), 1 + random.NextInt32(40));
            var costs = new int[Classes + 1];
            var vote = WeightedFlips.Costs(Counted(labels, weights), costs);
            Assert.Equal(Sorted(labels, weights, out var expectedVote), costs);
            Assert.Equal(expectedVote, vote);
            if (costs.Contains(labels.Count(label => label == vote))) silenced++;
            if (weights.Zip(labels).Where(each => each.Second == vote).Sum(each => each.First) < 0) unnamed++;
        }
        Assert.True(silenced > 0 && unnamed > 0);
    }

    [Fact]
    public void WithoutLabelsNothingTurnsTheVote()
    {
        var costs = new int[Classes + 1];
        Assert.Equal(0, WeightedFlips.Costs(new(Classes), costs));
        Assert.Equal([0, WeightedFlips.Impossible, WeightedFlips.Impossible, WeightedFlips.Impossible], costs);
    }

    [Fact]
    public void LabelsWithoutInfluenceMustAllBeChanged()
    {
        var labels = new WeightedLabels(Classes);
        (labels[1, 0], labels[2, 0]) = (5, 3);
        var costs = new int[Classes + 1];
        Assert.Equal(1, WeightedFlips.Costs(labels, costs));
        // Class 0 comes before class 1 as soon as a label names it.
        Assert.Equal([1, 0, 5, 5], costs);
    }

    [Fact]
    public void ANegativeInfluenceCountsTheOtherWay()
    {
        var labels = new WeightedLabels(2);
        (labels[0, 1], labels[1, -3]) = (9, 1);
        var costs = new int[3];
        // 9 and −3: once class 1 is rid of its label, 6 and 0, and four more make it 2 and 4.
        Assert.Equal(0, WeightedFlips.Costs(labels, costs));
        Assert.Equal([0, 5, 5], costs);
    }

    /// <summary>Rivals of negative sum are further behind than one that is none yet.</summary>
    [Fact]
    public void ANewClassCanBeTheCheapestRival()
    {
        var labels = new WeightedLabels(2);
        (labels[0, 10], labels[1, -10]) = (10, 20);
        var costs = new int[3];
        Assert.Equal(0, WeightedFlips.Costs(labels, costs));
        // 100 and −200: a gap of 301 takes more than the ten labels of class 0, one of 101 takes six of them.
        Assert.Equal([0, 10, 6], costs);
        Assert.Equal(5, new RidgeFlips(1, 30, 2).Radius(costs).Value);
    }

    [Fact]
    public void NoRadiusIsAboveTheNumberOfLabels()
    {
        int[] empty = [0, WeightedFlips.Impossible, WeightedFlips.Impossible];
        Assert.Equal(1, new RidgeFlips(3, 1, 2).Radius([1, 0, 1, .. empty, .. empty]).Value);
    }

    [Fact]
    public void AnEnsembleIsNeverBelowItsVotes()
    {
        var (random, better) = (new CounterRandom(3), 0);
        for (var i = 0; i < 200; i++)
        {
            var row = new int[9 * (Classes + 1)];
            for (var m = 0; m < 9; m++)
            {
                // Flat weights and labels that mostly agree: turning a vote takes several.
                int[] labels = [.. Enumerable.Range(0, 12).Select(_ => random.NextInt32(3) == 0 ? random.NextInt32(Classes) : 0)];
                int[] weights = [.. labels.Select(_ => 4 + random.NextInt32(3))];
                WeightedFlips.Costs(Counted(labels, weights), row.AsSpan(m * (Classes + 1), Classes + 1));
            }
            var (method, votes) = (new RidgeFlips(9, 9 * 12, Classes), new int[Classes]);
            method.Tally(row, votes);
            var alone = CountedVotes.OfSortedPartitions(9, Classes).Radius(votes).Value;
            Assert.True(method.Radius(row).Value >= alone);
            if (method.Radius(row).Value > alone) better++;
        }
        Assert.True(better > 50, $"better in {better} cases");
    }

    /// <summary>The definition: the largest gains first, or every label of the vote.</summary>
    private static int[] Sorted(int[] labels, int[] weights, out int vote)
    {
        int[] sums = [.. Enumerable.Range(0, Classes + 1).Select(c => weights.Zip(labels).Where(each => each.Second == c).Sum(each => each.First))];
        var best = labels.Distinct().OrderByDescending(c => sums[c]).ThenBy(c => c).First();
        vote = best;
        return [.. Enumerable.Range(0, Classes + 1).Select(c => c == best ? 0 : Math.Min(labels.Count(label => label == best), Changes(c)))];

        int Changes(int rival)
        {
            var gap = sums[best] - sums[rival] + (rival > best ? 1 : 0);
            if (gap <= 0) return 1;
            var changes = 0;
            foreach (var gain in labels.Zip(weights, (label, weight) => Gain(label, weight, rival)).OrderDescending())
            {
                (gap, changes) = (gap - gain, changes + 1);
                if (gap <= 0) return changes;
            }
            return WeightedFlips.Impossible;
        }

        int Gain(int label, int weight, int rival)
        {
            var (from, to) = weight >= 0 ? (best, rival) : (rival, best);
            return label == to ? 0 : Math.Abs(weight) * (label == from ? 2 : 1);
        }
    }

    private static (int[] Labels, int[] Weights) Draw(CounterRandom random, int count, int largest) =>
        ([.. Enumerable.Range(0, count).Select(_ => random.NextInt32(Classes))], [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(2 * largest) - largest / 2)]);

    private static WeightedLabels Counted(int[] labels, int[] weights)
    {
        var counted = new WeightedLabels(Classes);
        for (var j = 0; j < labels.Length; j++) counted[labels[j], weights[j]]++;
        return counted;
    }
}
