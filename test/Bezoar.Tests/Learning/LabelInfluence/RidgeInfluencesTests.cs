using Bezoar.Learning.LabelInfluence;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Tests.Learning.LabelInfluence;

public class RidgeInfluencesTests
{
    private const int Inputs = 50, Coordinates = 3, Classes = 4;

    private static readonly float[] Training = Random(Inputs * Coordinates, 1), Test = Random(Coordinates, 2);

    /// <summary>By elimination on the normal equations.</summary>
    [Fact]
    public void WeightsAreTheInfluencesOfRidgeRegression()
    {
        var labels = Labels(3);
        var weights = Weigh(labels);
        var expected = Influences();
        var largest = expected.Max(Math.Abs);
        var seen = new WeightedLabels(Classes);
        for (var i = 0; i < Inputs; i++) seen[labels[i], (int)Math.Round(expected[i] / largest * WeightedLabels.LargestWeight)]++;
        for (var label = 0; label < Classes; label++) Assert.Equal(seen.Of(label), weights.Of(label));
    }

    [Fact]
    public void NoLabelHasAPartInAWeight()
    {
        var (one, other) = (Weigh(Labels(3)), Weigh(Labels(4)));
        for (var weight = -WeightedLabels.LargestWeight; weight <= WeightedLabels.LargestWeight; weight++)
            Assert.Equal(Enumerable.Range(0, Classes).Sum(label => one[label, weight]), Enumerable.Range(0, Classes).Sum(label => other[label, weight]));
        // The labels themselves did change.
        Assert.NotEqual(one.Of(0).ToArray(), other.Of(0).ToArray());
    }

    [Fact]
    public void AnInputWithoutDirectionInfluencesNothing()
    {
        var labels = Labels(3);
        using var influences = new RidgeInfluences(Training, Coordinates, labels, Classes, new());
        using var scratch = influences.CreateScratch();
        var weights = new WeightedLabels(Classes);
        influences.Weigh(new float[Coordinates], scratch, weights);
        Assert.Equal(Inputs, Enumerable.Range(0, Classes).Sum(label => weights[label, 0]));
    }

    /// <summary>Such as a ridge leaves that is far too large.</summary>
    [Fact]
    public void InfluencesTooSmallToScaleCountAsNone()
    {
        using var influences = new RidgeInfluences(Training, Coordinates, Labels(3), Classes, new() { Lambda = 1e37 });
        using var scratch = influences.CreateScratch();
        var weights = new WeightedLabels(Classes);
        influences.Weigh(Test, scratch, weights);
        Assert.Equal(Inputs, Enumerable.Range(0, Classes).Sum(label => weights[label, 0]));
    }

    /// <summary>Classes are filled up to whole vectors; whatever the memory held before must not count.</summary>
    [Fact]
    public void WhatFillsUpAClassHasNoInfluence()
    {
        var expected = Weigh(Labels(3));
        for (var i = 0; i < 8; i++)
        {
            // The same sizes as those of the influences, so that their memory is likely to be handed out again.
            for (var length = 16; length <= 16 * 16 * Coordinates; length += 16)
            {
                using var dirty = new AlignedBuffer(length);
                dirty.Slice(0, length).Fill(float.NaN);
            }
            var weights = Weigh(Labels(3));
            for (var label = 0; label < Classes; label++) Assert.Equal(expected.Of(label), weights.Of(label));
        }
    }

    [Fact]
    public void LambdaMustBePositive() => Fails.With(() => new RidgeInfluenceOptions { Lambda = 0 }.Validate(), "λ is 0");

    private static WeightedLabels Weigh(int[] labels)
    {
        using var influences = new RidgeInfluences(Training, Coordinates, labels, Classes, new() { Lambda = 2 });
        using var scratch = influences.CreateScratch();
        var weights = new WeightedLabels(Classes);
        influences.Weigh(Test, scratch, weights);
        return weights;
    }

    private static double[] Influences()
    {
        double[][] z = [.. Training.Chunk(Coordinates).Append(Test).Select(row => Direction(row))];
        var system = new double[Coordinates, Coordinates + 1];
        for (var i = 0; i < Coordinates; i++)
        {
            for (var j = 0; j < Coordinates; j++) system[i, j] = z[..Inputs].Sum(row => row[i] * row[j]) + (i == j ? 2 : 0);
            system[i, Coordinates] = z[Inputs][i];
        }
        for (var pivot = 0; pivot < Coordinates; pivot++)
            for (var i = 0; i < Coordinates; i++)
            {
                if (i == pivot) continue;
                var factor = system[i, pivot] / system[pivot, pivot];
                for (var j = 0; j <= Coordinates; j++) system[i, j] -= factor * system[pivot, j];
            }
        return [.. z[..Inputs].Select(row => Enumerable.Range(0, Coordinates).Sum(i => row[i] * system[i, Coordinates] / system[i, i]))];
    }

    private static double[] Direction(float[] row)
    {
        var length = Math.Sqrt(row.Sum(number => (double)number * number));
        return [.. row.Select(number => number / length)];
    }

    private static int[] Labels(ulong seed)
    {
        var random = new CounterRandom(seed);
        return [.. Enumerable.Range(0, Inputs).Select(_ => random.NextInt32(Classes))];
    }

    private static float[] Random(int count, ulong seed)
    {
        var random = new CounterRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle(-1, 1))];
    }
}
