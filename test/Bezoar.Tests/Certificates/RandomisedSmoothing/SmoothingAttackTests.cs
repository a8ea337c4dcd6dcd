using Bezoar.Certificates.RandomisedSmoothing;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.RandomisedSmoothing;

/// <summary>Real attacks on training sets that are too large to go through: the labels of most weight are changed to the strongest rival, and noise is drawn.</summary>
public class SmoothingAttackTests
{
    private const int Labels = 300, Classes = 3, Draws = 2000;

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    public void AttacksWithinTheRadiusNeverSucceed(double q)
    {
        var (random, noise) = (new CounterRandom(11), new LabelNoise(q, Classes));
        var method = SmoothingMethod.Exact(noise);
        for (var i = 0; i < 4; i++)
        {
            int[] weights = [.. Enumerable.Range(0, Labels).Select(_ => 1 + random.NextInt32(20 * (i + 1)))];
            int[] truth = [.. Enumerable.Range(0, Labels).Select(j => j % 10 < 8 ? 0 : 1 + random.NextInt32(2))];
            var radius = method.Radius(Row(weights, truth, noise)).Value;
            Assert.InRange(radius, 10, Labels);
            Assert.True(Wins(weights, Attacked(weights, truth, radius), noise, random) > Draws / 2);
            // Chernoff's bound, the sum over rivals and the worst event are each for the worst case: the attack needs more, but it does succeed.
            Assert.True(Wins(weights, Attacked(weights, truth, Labels / 2), noise, random) < Draws / 2);
        }
    }

    private static int[] Attacked(int[] weights, int[] truth, int budget)
    {
        var attacked = truth.ToArray();
        foreach (var at in Enumerable.Range(0, Labels).Where(at => truth[at] == 0).OrderByDescending(at => weights[at]).Take(budget)) attacked[at] = 1;
        return attacked;
    }

    private static int Wins(int[] weights, int[] truth, LabelNoise noise, CounterRandom random)
    {
        var (wins, sums) = (0, new int[Classes]);
        for (var draw = 0; draw < Draws; draw++)
        {
            Array.Clear(sums);
            for (var j = 0; j < Labels; j++)
                sums[random.NextSingle(0, 1) < noise.Q ? (truth[j] + 1 + random.NextInt32(Classes - 1)) % Classes : truth[j]] += weights[j];
            if (VoteTable.Plurality(sums) == 0) wins++;
        }
        return wins;
    }

    private static int[] Row(int[] weights, int[] truth, LabelNoise noise)
    {
        var (seen, sums) = (new WeightedLabels(Classes), new int[Classes]);
        for (var j = 0; j < Labels; j++) seen[truth[j], weights[j]]++;
        seen.Sum(sums);
        return [.. sums, Sureness.OfBound(new OverturnBound(noise).LogProbability(seen, sums, VoteTable.Plurality(sums)))];
    }
}
