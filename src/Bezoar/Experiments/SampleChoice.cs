using System.Globalization;
using Bezoar.Attacks;
using Bezoar.Data;
using Bezoar.Experiments.Evaluation;

namespace Bezoar.Experiments;

/// <summary>A part of a data set: some of its classes, and few samples of each.</summary>
public sealed record SampleChoice
{
    /// <summary>Labels, which become 0, 1, … in this order, in training and test set; null for all as they are.</summary>
    public IReadOnlyList<int>? Classes { get; init; }

    /// <summary>
    /// Training samples of each class, at least one, drawn at random: a smaller number draws a part of what a larger one does. Null for all.
    /// </summary>
    public int? PerClass { get; init; }

    /// <summary>Of the draw.</summary>
    public ulong Seed { get; init; }

    /// <summary>The part.</summary>
    /// <param name="splits">The whole.</param>
    /// <exception cref="BezoarException">Classes that do not exist, or too few samples; the message names all of them.</exception>
    public DatasetSplits Of(DatasetSplits splits)
    {
        var part = Classes is null ? splits : ClassSubset.Of(splits, Classes);
        // Numbered anew, a class without a name would pass for another one.
        if (Classes is not null && part.ClassNames is null)
            part = part with { ClassNames = [.. Classes.Select(label => label.ToString(CultureInfo.InvariantCulture))] };
        if (PerClass is not { } count) return part;
        var faults = count < 1
            ? [string.Create(CultureInfo.InvariantCulture, $"per class is {count}, must be at least 1")]
            : Shortages(part, count).ToList();
        if (faults.Count > 0) throw Errors.InvalidOptions("samples", faults);
        return part with
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{part.Name}, {count} per class"),
            Train = part.Train.Subset(part.Train.Name, Draw(part.Train, count, Seed)),
        };
    }

    /// <summary>So many samples of each class, class by class.</summary>
    private static int[] Draw(Dataset dataset, int count, ulong seed)
    {
        var (labels, order) = (dataset.Labels.ToArray(), dataset.InContentOrder.ToArray());
        return [.. Enumerable.Range(0, dataset.ClassCount).SelectMany(label =>
            RandomChoice.Of([.. order.Where(index => labels[index] == label)], count, seed))];
    }

    private static IEnumerable<string> Shortages(DatasetSplits splits, int count)
    {
        var found = new int[splits.Train.ClassCount];
        foreach (var label in splits.Train.Labels) found[label]++;
        for (var label = 0; label < found.Length; label++)
        {
            var name = splits.ClassNames?[label] ?? label.ToString(CultureInfo.InvariantCulture);
            if (found[label] < count)
                yield return string.Create(CultureInfo.InvariantCulture, $"class {name} has {found[label]} training samples, and {count} are asked for");
        }
    }
}
