using Bezoar.Certificates.LabelFlips;
using Bezoar.Experiments;
using Bezoar.Partitioning;

namespace Bezoar.Tests.Experiments;

/// <summary>Labels are changed, to a class of their own too, and everything is trained again.</summary>
public class RidgeFlipsVotesTests
{
    private const int New = EmbeddedBlobs.Classes, Prices = EmbeddedBlobs.Classes + 1;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(12)]
    public void AVoteTurnsAtItsPriceAndNotBelow(int partitions)
    {
        var row = Cast(EmbeddedBlobs.Labels, partitions);
        var (tried, turned) = (0, 0);
        for (var input = 0; input < EmbeddedBlobs.Inputs; input += 3)
            for (var voter = 0; voter < partitions; voter += 3)
            {
                var prices = row[input][voter];
                for (var rival = 0; rival <= New; rival++)
                {
                    if (prices[rival] == 0) continue;
                    var order = Attack(partitions, voter, input, Array.IndexOf(prices, 0), rival);
                    Assert.NotEqual(rival, VoteAfter(order[..(prices[rival] - 1)]));
                    if (prices[rival] == prices.Where(price => price > 0).Min()) Assert.Equal(Array.IndexOf(prices, 0), VoteAfter(order[..(prices[rival] - 1)]));
                    tried++;
                    if (VoteAfter(order[..prices[rival]]) != Array.IndexOf(prices, 0)) turned++;
                }

                int VoteAfter((int Place, int Label)[] changes) => Array.IndexOf(Cast(Changed(changes), partitions)[input][voter], 0);
            }
        Assert.Equal(tried, turned);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    public void AttacksWithinTheRadiusNeverSucceed(int partitions)
    {
        var method = new RidgeFlips(partitions, EmbeddedBlobs.Labels.Length, EmbeddedBlobs.Classes);
        var rows = Cast(EmbeddedBlobs.Labels, partitions);
        for (var input = 0; input < EmbeddedBlobs.Inputs; input++)
        {
            int[] row = [.. rows[input].SelectMany(prices => prices)];
            var (prediction, radius) = (method.Prediction(row), method.Radius(row).Value);
            Assert.True(radius >= 0);
            for (var rival = 0; rival <= New; rival++)
            {
                if (rival == prediction) continue;
                // The cheapest votes first, each for its full price.
                (int, int)[] attack = [.. Enumerable.Range(0, partitions).Where(voter => rows[input][voter][rival] > 0).OrderBy(voter => rows[input][voter][rival])
                    .SelectMany(voter => Attack(partitions, voter, input, Array.IndexOf(rows[input][voter], 0), rival)[..rows[input][voter][rival]])];
                Assert.Equal(prediction, PredictionAfter(attack[..Math.Min(radius, attack.Length)]));
                Assert.NotEqual(prediction, PredictionAfter(attack));
            }

            int PredictionAfter((int, int)[] changes)
            {
                var votes = Cast(Changed(changes), partitions)[input].Select(prices => Array.IndexOf(prices, 0)).ToArray();
                return Enumerable.Range(0, Prices).MaxBy(c => (votes.Count(vote => vote == c), -c));
            }
        }
    }

    [Fact]
    public void ALabelThatNamesANewClassReachesOneBaseClassifierOnly()
    {
        const int Partitions = 60;
        var (before, after) = (Cast(EmbeddedBlobs.Labels, Partitions), Cast(Changed([(7, New)]), Partitions));
        for (var input = 0; input < EmbeddedBlobs.Inputs; input++)
            for (var voter = 0; voter < Partitions; voter++)
                // What was the price of a new class is still that of the one which is new now.
                if (voter != 7) Assert.Equal(before[input][voter], after[input][voter][..Prices]);
        Assert.NotEqual(before.Select(row => row[7]).SelectMany(prices => prices), after.Select(row => row[7][..Prices]).SelectMany(prices => prices));
    }

    /// <summary>In which order labels of a partition are best changed, and to what.</summary>
    private static (int Place, int Label)[] Attack(int partitions, int voter, int input, int vote, int rival)
    {
        int[] places = [.. Enumerable.Range(0, EmbeddedBlobs.Labels.Length).Where(place => place % partitions == voter)];
        var weights = EmbeddedBlobs.Weights(places, input);
        var all = places.Zip(weights, (place, weight) => (Place: place, Label: EmbeddedBlobs.Labels[place], Weight: weight)).ToArray();
        var sums = Enumerable.Range(0, Prices).Select(c => all.Where(each => each.Label == c).Sum(each => each.Weight)).ToArray();
        var byGain = all.Select(each => (each.Place, To: each.Weight >= 0 ? rival : vote, Gain: GainOf(each.Label, each.Weight)))
            .OrderByDescending(change => change.Gain).ToArray();
        var gap = sums[vote] - sums[rival] + (rival > vote ? 1 : 0);
        var byPrice = byGain.TakeWhile(change => change.Gain > 0 && (gap -= change.Gain) + change.Gain > 0).ToArray();
        // Or without any label of the vote.
        var silence = all.Where(each => each.Label == vote).Select(each => (each.Place, rival)).ToArray();
        return gap > 0 || silence.Length < byPrice.Length ? silence : [.. byPrice.Select(change => (change.Place, change.To))];

        int GainOf(int label, int weight) => label == (weight >= 0 ? rival : vote) ? 0 : Math.Abs(weight) * (label == (weight >= 0 ? vote : rival) ? 2 : 1);
    }

    private static int[] Changed((int Place, int Label)[] changes)
    {
        int[] labels = [.. EmbeddedBlobs.Labels];
        foreach (var (place, label) in changes) labels[place] = label;
        return labels;
    }

    /// <summary>Test inputs × base classifiers × prices.</summary>
    private static int[][][] Cast(int[] labels, int partitions)
    {
        var samples = EmbeddedBlobs.With(labels);
        var rows = RidgeFlipsVotes.Cast(SortedPartitioner.Partition(samples, partitions), EmbeddedBlobs.Embedding, EmbeddedBlobs.Ridge, EmbeddedBlobs.TaskOf(samples));
        return [.. rows.Chunk(samples.ClassCount + 1).Chunk(partitions)];
    }
}
