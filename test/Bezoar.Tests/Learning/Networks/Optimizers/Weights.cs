using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Optimizers;

namespace Bezoar.Tests.Learning.Networks.Optimizers;

/// <summary>Made-up parameters, and optimisers that move them along made-up gradients.</summary>
internal static class Weights
{
    /// <summary>One of every setting that takes a path of its own.</summary>
    public static TheoryData<OptimizerOptions> Options =>
    [
        new SgdOptions(),
        new SgdOptions { Nesterov = false, WeightDecay = 0 },
        new SgdOptions { Nesterov = false, Momentum = 0 },
        new AdamOptions { WeightDecay = 0.01 },
        new RmsPropOptions { WeightDecay = 0.01 },
    ];

    public static Parameter Create(string name, bool isTrained, int count, ulong seed)
    {
        var parameter = new Parameter(name, isTrained, count);
        Bits.Random(count, seed).CopyTo(parameter.Values);
        return parameter;
    }

    /// <summary>Weights, then state, after some steps.</summary>
    public static float[] After(int steps, OptimizerOptions options, int threads, params int[] counts)
    {
        Parameter[] parameters = [.. counts.Select((count, i) => Create($"{i}.weight", true, count, (ulong)i))];
        using var optimizer = options.CreateOptimizer(parameters, new(threads));
        for (var step = 0; step < steps; step++) Step(optimizer, step);
        float[] all = [.. parameters.Concat(optimizer.State).SelectMany(each => each.Values.ToArray())];
        foreach (var parameter in parameters) parameter.Dispose();
        return all;
    }

    /// <summary>A step along a gradient that depends on the step's number.</summary>
    public static void Step(Optimizer optimizer, int step)
    {
        foreach (var parameter in optimizer.Parameters) Bits.Random(parameter.Count, 100 + (ulong)step).CopyTo(parameter.Gradient);
        optimizer.Step(0.05 / (1 + step));
    }
}
