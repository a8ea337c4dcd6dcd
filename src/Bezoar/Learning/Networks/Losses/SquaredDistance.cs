namespace Bezoar.Learning.Networks.Losses;

/// <summary>
/// ‖output − target‖², added up over a sample's numbers (not averaged over them, and without a factor ½), for reconstructions
/// and feature collisions. Numbers are added up in ascending order.
/// </summary>
public static class SquaredDistance
{
    /// <summary>The loss and its derivatives by the outputs: 2 · (output − target), by <paramref name="reduction"/>.</summary>
    /// <param name="outputs">Samples × numbers.</param>
    /// <param name="targets">Samples × numbers.</param>
    /// <param name="count">Samples.</param>
    /// <param name="gradient">Samples × numbers, replaced.</param>
    /// <param name="reduction">Mean or sum over the samples.</param>
    /// <exception cref="ArgumentException">Sizes that do not fit together.</exception>
    public static double LossAndGradient(
        ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int count, Span<float> gradient,
        Reduction reduction = Reduction.Mean)
    {
        RequireSizes(outputs, targets, count);
        if (gradient.Length != outputs.Length) throw new ArgumentException("as many derivatives as outputs are needed", nameof(gradient));
        var weight = reduction.Weight(count);
        var factor = (float)(2 * weight);
        var sum = 0.0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var difference = outputs[i] - targets[i];
            gradient[i] = factor * difference;
            sum += (double)difference * difference;
        }
        return sum * weight;
    }

    /// <summary>The loss of each sample.</summary>
    /// <param name="outputs">Samples × numbers.</param>
    /// <param name="targets">Samples × numbers.</param>
    /// <param name="losses">One per sample, replaced.</param>
    /// <exception cref="ArgumentException">Sizes that do not fit together.</exception>
    public static void Losses(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<double> losses)
    {
        RequireSizes(outputs, targets, losses.Length);
        var length = outputs.Length / losses.Length;
        for (var sample = 0; sample < losses.Length; sample++)
            losses[sample] = Of(outputs.Slice(sample * length, length), targets.Slice(sample * length, length));
    }

    /// <summary>The loss of one sample, whose sizes fit together.</summary>
    internal static double Of(ReadOnlySpan<float> output, ReadOnlySpan<float> target)
    {
        var sum = 0.0;
        for (var i = 0; i < output.Length; i++)
        {
            var difference = output[i] - target[i];
            sum += (double)difference * difference;
        }
        return sum;
    }

    private static void RequireSizes(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int count)
    {
        if (count <= 0 || outputs.Length != targets.Length || outputs.Length % count != 0)
            throw new ArgumentException("outputs and targets are not equally many numbers for every sample", nameof(outputs));
    }
}
