using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Losses;

/// <summary>
/// −log softmax(outputs)[label]: how surprised a classifier is by the true classes. Samples and classes are added up in
/// ascending order. An output that is NaN or plus infinity makes the loss NaN.
/// </summary>
public static class SoftmaxCrossEntropy
{
    /// <summary>The loss and its derivatives by the outputs: softmax minus one-hot, by <paramref name="reduction"/>.</summary>
    /// <param name="outputs">Samples × classes.</param>
    /// <param name="labels">One class per sample.</param>
    /// <param name="gradient">Samples × classes, replaced.</param>
    /// <param name="reduction">Mean or sum over the samples.</param>
    /// <exception cref="ArgumentException">Sizes that do not fit together, or a label that is no class.</exception>
    public static double LossAndGradient(
        ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, Span<float> gradient, Reduction reduction = Reduction.Mean)
    {
        var classes = ClassesOf(outputs, labels);
        if (gradient.Length != outputs.Length) throw new ArgumentException("as many derivatives as outputs are needed", nameof(gradient));
        var weight = reduction.Weight(labels.Length);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var row = gradient.Slice(i * classes, classes);
            sum += OfSample(outputs.Slice(i * classes, classes), labels[i], row, out var total);
            var factor = (float)(weight / total);
            foreach (ref var value in row) value *= factor;
            row[labels[i]] -= (float)weight;
        }
        return sum * weight;
    }

    /// <summary>The loss of each sample.</summary>
    /// <param name="outputs">Samples × classes.</param>
    /// <param name="labels">One class per sample.</param>
    /// <param name="losses">One per sample, replaced.</param>
    /// <exception cref="ArgumentException">Sizes that do not fit together, or a label that is no class.</exception>
    public static void Losses(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, Span<double> losses)
    {
        var classes = ClassesOf(outputs, labels);
        if (losses.Length != labels.Length) throw new ArgumentException("as many losses as labels are needed", nameof(losses));
        Span<float> row = classes <= 1024 ? stackalloc float[classes] : new float[classes];
        for (var i = 0; i < labels.Length; i++)
            losses[i] = OfSample(outputs.Slice(i * classes, classes), labels[i], row, out _);
    }

    /// <summary>One sample's loss; leaves exp(output − largest) in <paramref name="powers"/> and their sum in <paramref name="total"/>.</summary>
    private static double OfSample(ReadOnlySpan<float> outputs, int label, Span<float> powers, out double total)
    {
        if ((uint)label >= (uint)outputs.Length) throw new ArgumentException("a label is no class of the outputs");
        // Passes NaN on, which a comparison would lose.
        var largest = outputs[0];
        foreach (var output in outputs) largest = MathF.Max(largest, output);
        outputs.CopyTo(powers);
        Elementary.ExpOfAffine(powers, 1, -largest);
        total = 0;
        foreach (var power in powers) total += power;
        // The last term is zero, or NaN where an output is NaN or infinite, which the clamped exponential would hide.
        return Elementary.Log(total) + ((double)largest - outputs[label]) + (largest - largest);
    }

    private static int ClassesOf(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels) =>
        labels.Length > 0 && outputs.Length > 0 && outputs.Length % labels.Length == 0
            ? outputs.Length / labels.Length
            : throw new ArgumentException("outputs are no whole number of classes for every label", nameof(outputs));
}
