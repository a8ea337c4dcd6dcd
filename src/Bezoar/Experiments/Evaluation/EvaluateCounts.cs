using Bezoar.Attacks.Triggers;
using Bezoar.Data;

namespace Bezoar.Experiments.Evaluation;

/// <summary>From predictions to figures.</summary>
internal static class EvaluateCounts
{
    /// <summary>Share of predictions that are right.</summary>
    public static WilsonInterval Accuracy(ReadOnlySpan<int> labels, ReadOnlySpan<int> predictions)
    {
        var correct = 0;
        for (var i = 0; i < labels.Length; i++)
            if (labels[i] == predictions[i]) correct++;
        return WilsonInterval.Of(correct, labels.Length);
    }

    /// <summary>The same, class by class.</summary>
    public static AttackedClass[] ByClass(
        DatasetSplits splits, TargetRule? rule, int[] withoutPoison, int[] clean, int[]? triggered)
    {
        var test = splits.Test;
        var classes = new AttackedClass[test.ClassCount];
        for (var label = 0; label < classes.Length; label++)
        {
            var labels = test.Labels.ToArray();
            var inputs = Enumerable.Range(0, labels.Length).Where(i => labels[i] == label).ToArray();
            double? Share(int[]? predictions, int? wanted) =>
                predictions is null || wanted is null || inputs.Length == 0 ? null : (double)inputs.Count(i => predictions[i] == wanted) / inputs.Length;
            classes[label] = new(
                label, splits.ClassNames?[label], inputs.Length,
                Share(withoutPoison, label), Share(clean, label), Share(triggered, rule?.TargetOf(label, classes.Length)));
        }
        return classes;
    }
}
