using Bezoar.Certificates;
using Bezoar.Certificates.LabelFlips;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.LabelFlips;

public class WeightedFlipsTests
{
    private const int Classes = 3;

    /// <summary>Those were held to every set of labels there is.</summary>
    [Fact]
    public void CostsAreThoseOfSortedLabels()
    {
        var random = new CounterRandom(2);
        var impossible = 0;
        for (var i = 0; i < 300; i++)
        {
            var (labels, weights) = Draw(random, 1 + random.NextInt32(12), 1 + random.NextInt32(40));
            int[] expected = new int[Classes], costs = new int[Classes];
            Assert.Equal(PartitionFlips.Costs(weights, labels, expected), WeightedFlips.Costs(Counted(labels, weights), costs));
            Assert.Equal(expected, costs);
            impossible += costs.Count(cost => cost == PartitionFlips.Impossible);
        }
        Assert.True(impossible > 0);
    }

    [Fact]
    public void WithoutLabelsNothingTurnsTheVote()
    {
        var costs = new int[Classes];
        Assert.Equal(0, WeightedFlips.Costs(new(Classes), costs));
        Assert.Equal([0, PartitionFlips.Impossible, PartitionFlips.Impossible], costs);
    }

    [Fact]
    public void AnEnsembleIsNeverBelowItsVotes()
    {
        var (random, better) = (new CounterRandom(3), 0);
        for (var i = 0; i < 200; i++)
        {
            var row = new int[9 * Classes];
            for (var m = 0; m < 9; m++)
            {
                // Flat weights and labels that mostly agree: turning a vote takes several.
                int[] labels = [.. Enumerable.Range(0, 12).Select(_ => random.NextInt32(3) == 0 ? random.NextInt32(Classes) : 0)];
                int[] weights = [.. labels.Select(_ => 4 + random.NextInt32(3))];
                WeightedFlips.Costs(Counted(labels, weights), row.AsSpan(m * Classes, Classes));
            }
            var (method, votes) = (new RidgeFlips(9, Classes), new int[Classes]);
            method.Tally(row, votes);
            var alone = CountedVotes.OfSortedPartitions(9, Classes).Radius(votes).Value;
            Assert.True(method.Radius(row).Value >= alone);
            if (method.Radius(row).Value > alone) better++;
        }
        Assert.True(better > 50, $"better in {better} cases");
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
