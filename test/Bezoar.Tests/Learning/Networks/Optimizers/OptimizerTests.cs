using System.Text.Json;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Numerics;
using Bezoar.Tests.Reference;

namespace Bezoar.Tests.Learning.Networks.Optimizers;

public class OptimizerTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, TorchReference.Read("optimizers.json").Length)];

    public static TheoryData<OptimizerOptions> Options => Weights.Options;

    [Theory]
    [MemberData(nameof(Cases))]
    public void MovesAsPyTorchDoes(int index)
    {
        var known = TorchReference.Read("optimizers.json")[index];
        var options = OptionsOf(known.GetProperty("name").GetString()!, known.GetProperty("attributes"));
        using var parameter = Weights.Create("0.weight", true, known.GetProperty("initial").Numbers().Length, 1);
        parameter.CopyFrom(known.GetProperty("initial").Numbers());
        using var optimizer = options.CreateOptimizer([parameter], Workers.Single);
        foreach (var (gradient, expected) in known.GetProperty("gradients").EnumerateArray().Zip(known.GetProperty("parameters").EnumerateArray()))
        {
            gradient.Numbers().CopyTo(parameter.Gradient);
            optimizer.Step(options.LearningRate);
            TorchReference.Near(expected.Numbers(), parameter.Values, 1e-6);
        }
        Assert.Equal(known.GetProperty("gradients").GetArrayLength(), optimizer.StepCount);
    }

    /// <summary>Lanes, the rest beyond the last full vector and pieces are moved alike: a weight by itself has the same bits.</summary>
    [Theory]
    [MemberData(nameof(Options))]
    public void EveryWeightMovesAsIfAlone(OptimizerOptions options)
    {
        const int Count = 37, Steps = 3;
        var together = Weights.After(Steps, options, 1, Count);
        var initial = Bits.Random(Count, 0);
        for (var i = 0; i < Count; i++)
        {
            using var parameter = Weights.Create("0.weight", true, 1, 0);
            parameter.Values[0] = initial[i];
            using var optimizer = options.CreateOptimizer([parameter], Workers.Single);
            for (var step = 0; step < Steps; step++)
            {
                parameter.Gradient[0] = Bits.Random(Count, 100 + (ulong)step)[i];
                optimizer.Step(0.05 / (1 + step));
            }
            Bits.Equal([together[i]], parameter.Values);
            for (var state = 0; state < optimizer.State.Count; state++)
                Bits.Equal([together[(state + 1) * Count + i]], optimizer.State[state].Values);
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void ThreadsDoNotChangeABit(OptimizerOptions options)
    {
        int[] counts = [Piece.MostNumbers + 21, 10, 3 * Piece.MostNumbers, 1];
        Bits.Equal(Weights.After(2, options, 1, counts), Weights.After(2, options, 2, counts));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void AResumedOptimizerGoesOnAsIfNothingHadHappened(OptimizerOptions options)
    {
        using var parameter = Weights.Create("0.weight", true, 20, 0);
        using var first = options.CreateOptimizer([parameter], Workers.Single);
        for (var step = 0; step < 3; step++) Weights.Step(first, step);
        using var second = options.CreateOptimizer([parameter], Workers.Single);
        foreach (var (before, after) in first.State.Zip(second.State)) before.Values.CopyTo(after.Values);
        second.ResumeAfter(first.StepCount);
        for (var step = 3; step < 5; step++) Weights.Step(second, step);
        Bits.Equal(Weights.After(5, options, 1, 20), [.. parameter.Values, .. second.State.SelectMany(each => each.Values.ToArray())]);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void AStepAllocatesNothing(OptimizerOptions options)
    {
        using var parameter = Weights.Create("0.weight", true, 2 * Piece.MostNumbers + 5, 0);
        using var optimizer = options.CreateOptimizer([parameter], Workers.Single);
        Allocations.AreNone(() => optimizer.Step(0.1));
    }

    [Fact]
    public void StatisticsAreLeftAlone()
    {
        using var weight = Weights.Create("0.weight", true, 3, 1);
        using var mean = Weights.Create("0.running_mean", false, 3, 2);
        using var optimizer = new AdamOptions().CreateOptimizer([weight, mean], Workers.Single);
        Weights.Step(optimizer, 0);
        Assert.Equal([weight], optimizer.Parameters);
        Bits.Equal(Bits.Random(3, 2), mean.Values);
        Assert.Equal(["0.weight.exp_avg", "0.weight.exp_avg_sq"], optimizer.State.Select(each => each.Name));
    }

    [Fact]
    public void AllFaultsAreReportedAtOnce()
    {
        Fails.With(new SgdOptions { LearningRate = 0, Momentum = 1, WeightDecay = -1 }.Validate, "learning rate is 0", "momentum is 1", "weight decay is -1");
        Fails.With(new SgdOptions { Momentum = 0 }.Validate, "Nesterov needs a momentum");
        Fails.With(new AdamOptions { LearningRate = double.NaN, Beta1 = -0.1, Beta2 = 1, Epsilon = 0 }.Validate, "NaN", "beta1", "beta2", "epsilon");
        Fails.With(new RmsPropOptions { Alpha = 2, Epsilon = double.PositiveInfinity }.Validate, "alpha", "epsilon");
        Fails.With(() => new RmsPropOptions { Alpha = 2 }.CreateOptimizer([], Workers.Single), "alpha");
    }

    private static OptimizerOptions OptionsOf(string name, JsonElement attributes)
    {
        double Number(string property) => attributes.GetProperty(property).GetDouble();
        return name switch
        {
            "sgd" => new SgdOptions
            {
                LearningRate = Number("learningRate"),
                Momentum = Number("momentum"),
                WeightDecay = Number("weightDecay"),
                Nesterov = attributes.GetProperty("nesterov").GetBoolean(),
            },
            "adam" => new AdamOptions
            {
                LearningRate = Number("learningRate"),
                Beta1 = Number("beta1"),
                Beta2 = Number("beta2"),
                Epsilon = Number("epsilon"),
            },
            _ => new RmsPropOptions { LearningRate = Number("learningRate"), Alpha = Number("alpha"), Epsilon = Number("epsilon") },
        };
    }
}
