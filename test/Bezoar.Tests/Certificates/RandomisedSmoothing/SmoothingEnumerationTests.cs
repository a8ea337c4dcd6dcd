using Bezoar.Certificates.RandomisedSmoothing;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.RandomisedSmoothing;

/// <summary>Small training sets, on which all noise and all changed labels can be gone through.</summary>
public class SmoothingEnumerationTests
{
    /// <summary>With few labels and little noise there is something to certify; with more, the bound is looser.</summary>
    [Theory]
    [InlineData(2, 9, 0.02)]
    [InlineData(2, 9, 0.1)]
    [InlineData(3, 7, 0.02)]
    [InlineData(3, 7, 0.2)]
    public void NoChangedLabelsWithinTheRadiusMakeAnotherClassWin(int classes, int labels, double q)
    {
        var (random, noise) = (new CounterRandom(5), new LabelNoise(q, classes));
        var (exact, divergence) = (SmoothingMethod.Exact(noise), SmoothingMethod.ByDivergence(noise));
        var largest = -1;
        for (var i = 0; i < 12; i++)
        {
            int[] weights = [.. Enumerable.Range(0, labels).Select(_ => random.NextInt32(40) - 4)];
            int[] truth = [.. Enumerable.Range(0, labels).Select(j => j % 4 == 3 ? random.NextInt32(classes) : 0)];
            var row = Row(weights, truth, noise);
            var (prediction, radius) = (exact.Prediction(row), exact.Radius(row).Value);
            Assert.InRange(divergence.Radius(row).Value, -1, radius);
            largest = Math.Max(largest, radius);
            for (var changed = 0; changed <= Math.Min(radius, 2); changed++)
                foreach (var poisoned in Changes(truth, changed, 0, classes))
                    Assert.True(ProbabilityOf(prediction, weights, poisoned, noise) > 0.5, $"radius {radius}, {changed} changed");
        }
        Assert.True(largest >= (q < 0.05 ? 1 : 0), $"largest radius {largest}");
    }

    [Theory]
    [InlineData(2, 9, 0.1)]
    [InlineData(3, 7, 0.3)]
    public void TheBoundIsNeverBelowTheProbability(int classes, int labels, double q)
    {
        var (random, noise) = (new CounterRandom(6), new LabelNoise(q, classes));
        var (bounds, close) = (0, 0);
        for (var i = 0; i < 60; i++)
        {
            int[] weights = [.. Enumerable.Range(0, labels).Select(_ => random.NextInt32(2 * WeightedLabels.LargestWeight + 1) - WeightedLabels.LargestWeight / 2).Select(w => Math.Min(w, WeightedLabels.LargestWeight))];
            int[] truth = [.. Enumerable.Range(0, labels).Select(_ => random.NextInt32(3) == 0 ? random.NextInt32(classes) : 0)];
            var (seen, sums) = (Seen(weights, truth, classes), new int[classes]);
            seen.Sum(sums);
            var prediction = VoteTable.Plurality(sums);
            var bound = Math.Exp(new OverturnBound(noise).LogProbability(seen, sums, prediction));
            var probability = 1 - ProbabilityOf(prediction, weights, truth, noise);
            Assert.True(bound >= probability, $"bound {bound}, probability {probability}");
            if (bound >= 1) continue;
            bounds++;
            if (bound < 12 * probability) close++;
        }
        Assert.True(bounds > 5 && close > bounds / 2, $"{bounds} bounds, {close} of them close");
    }

    /// <summary>Equal weights and two classes: the minimum is known, e^(−n · divergence of ½ from q).</summary>
    [Fact]
    public void TheMinimumIsFound()
    {
        var (labels, noise) = (new WeightedLabels(2), new LabelNoise(0.2, 2));
        labels[0, 17] = 1000;
        var log = new OverturnBound(noise).LogProbability(labels, [17_000, 0], 0);
        Assert.Equal(1000 * Math.Log(2 * Math.Sqrt(0.2 * 0.8)), log, 1e-2);
    }

    [Fact]
    public void TiedClassesAndLabelsWithoutWeightAreUnsure()
    {
        var bound = new OverturnBound(new(0.2, 3));
        var labels = new WeightedLabels(3);
        Assert.Equal(0, bound.LogProbability(labels, [0, 0, 0], 0));
        labels[0, 0] = 50;
        Assert.Equal(0, bound.LogProbability(labels, [0, 0, 0], 0));
        (labels[0, 5], labels[1, 5]) = (7, 7);
        Assert.Equal(0, bound.LogProbability(labels, [35, 35, 0], 0));
    }

    private static int[] Row(int[] weights, int[] truth, LabelNoise noise)
    {
        var (seen, row) = (Seen(weights, truth, noise.ClassCount), new int[noise.ClassCount + 1]);
        seen.Sum(row.AsSpan(0, noise.ClassCount));
        var sums = row[..noise.ClassCount];
        row[^1] = Sureness.OfBound(new OverturnBound(noise).LogProbability(seen, sums, VoteTable.Plurality(sums)));
        return row;
    }

    private static WeightedLabels Seen(int[] weights, int[] truth, int classes)
    {
        var seen = new WeightedLabels(classes);
        for (var j = 0; j < weights.Length; j++) seen[truth[j], weights[j]]++;
        return seen;
    }

    /// <summary>Over all noisy labels there can be.</summary>
    private static double ProbabilityOf(int prediction, int[] weights, int[] truth, LabelNoise noise)
    {
        var sums = new int[noise.ClassCount];
        double From(int at, double probability)
        {
            if (at == weights.Length) return VoteTable.Plurality(sums) == prediction ? probability : 0;
            var total = 0.0;
            for (var label = 0; label < sums.Length; label++)
            {
                sums[label] += weights[at];
                total += From(at + 1, probability * (label == truth[at] ? noise.Kept : noise.Other));
                sums[label] -= weights[at];
            }
            return total;
        }
        return From(0, 1);
    }

    private static IEnumerable<int[]> Changes(int[] truth, int count, int first, int classes)
    {
        if (count == 0) return [truth];
        return Enumerable.Range(first, truth.Length - first).SelectMany(at => Enumerable.Range(0, classes).Where(label => label != truth[at])
            .SelectMany(label => Changes([.. truth[..at], label, .. truth[(at + 1)..]], count - 1, at + 1, classes)));
    }
}
