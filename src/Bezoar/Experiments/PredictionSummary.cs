namespace Bezoar.Experiments;

/// <summary>What predictions are worth.</summary>
/// <param name="Accuracy">Share that is correct.</param>
/// <param name="Classes">In the order of their labels.</param>
/// <param name="Confusion">Labels × predictions; null above <see cref="MostClasses"/> classes.</param>
internal sealed record PredictionSummary(double Accuracy, ClassResult[] Classes, int[][]? Confusion)
{
    /// <summary>
    /// The matrix grows with the square of the classes, and a single stray label decides how many there are: above this
    /// nobody can read it, and soon no memory holds it.
    /// </summary>
    public const int MostClasses = 100;

    /// <summary>Counts them.</summary>
    /// <param name="labels">The true classes.</param>
    /// <param name="predictions">One for each of them.</param>
    /// <param name="classCount">How many classes there are.</param>
    /// <param name="classNames">Where they are known.</param>
    public static PredictionSummary Of(ReadOnlySpan<int> labels, ReadOnlySpan<int> predictions, int classCount, IReadOnlyList<string>? classNames)
    {
        var (all, correct) = (new int[classCount], new int[classCount]);
        for (var i = 0; i < labels.Length; i++)
        {
            all[labels[i]]++;
            if (labels[i] == predictions[i]) correct[labels[i]]++;
        }
        return new(
            (double)correct.Sum() / labels.Length,
            [.. all.Select((count, label) => new ClassResult(classNames?[label], count, count > 0 ? (double)correct[label] / count : null))],
            classCount > MostClasses ? null : Matrix(labels, predictions, classCount));
    }

    /// <summary>Labels × predictions.</summary>
    public static int[][] Matrix(ReadOnlySpan<int> labels, ReadOnlySpan<int> predictions, int classCount)
    {
        var counts = new int[classCount][];
        for (var label = 0; label < classCount; label++) counts[label] = new int[classCount];
        for (var i = 0; i < labels.Length; i++) counts[labels[i]][predictions[i]]++;
        return counts;
    }
}
