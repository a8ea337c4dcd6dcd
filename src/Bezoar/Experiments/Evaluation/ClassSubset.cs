using System.Globalization;
using Bezoar.Data;

namespace Bezoar.Experiments.Evaluation;

/// <summary>Some classes of a data set, such as two that are easily mixed up.</summary>
internal static class ClassSubset
{
    /// <summary>Everything that makes the choice impossible.</summary>
    public static IReadOnlyList<string> Faults(DatasetSplits splits, IReadOnlyList<int> classes)
    {
        var faults = new List<string>();
        var all = splits.Train.ClassCount;
        if (classes.Count < 2) faults.Add("two classes at least are needed");
        if (classes.Distinct().Count() < classes.Count) faults.Add("a class is named twice");
        foreach (var label in classes.Distinct())
        {
            if ((uint)label >= (uint)all) faults.Add(Invariant($"class {label} does not exist, classes are 0 to {all - 1}"));
            else if (!splits.Train.Labels.Contains(label)) faults.Add(Invariant($"class {label} has no training samples"));
        }
        if (splits.Test.Labels.IndexOfAny([.. classes]) < 0) faults.Add("no test input is of these classes");
        return faults;
    }

    /// <summary>The samples of these classes, which are numbered 0, 1, … in the order given.</summary>
    /// <exception cref="BezoarException">See <see cref="Faults"/>.</exception>
    public static DatasetSplits Of(DatasetSplits splits, IReadOnlyList<int> classes)
    {
        var faults = Faults(splits, classes);
        if (faults.Count > 0) throw Errors.InvalidOptions("classes", faults);
        return splits with
        {
            Name = $"{splits.Name} ({string.Join(", ", classes.Select(label => splits.ClassNames?[label] ?? label.ToString(CultureInfo.InvariantCulture)))})",
            Train = Of(splits.Train, classes),
            Test = Of(splits.Test, classes),
            ClassNames = splits.ClassNames is { } names ? [.. classes.Select(label => names[label])] : null,
        };
    }

    private static Dataset Of(Dataset dataset, IReadOnlyList<int> classes)
    {
        var place = new Dictionary<int, int>();
        for (var i = 0; i < classes.Count; i++) place[classes[i]] = i;
        var labels = dataset.Labels.ToArray();
        var indices = Enumerable.Range(0, labels.Length).Where(i => place.ContainsKey(labels[i])).ToArray();
        var part = dataset.Subset(dataset.Name, indices);
        return new(dataset.Name, dataset.Shape, classes.Count, part.Records.ToArray(), [.. indices.Select(i => place[labels[i]])]);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
