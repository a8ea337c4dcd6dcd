using Bezoar.Data;

namespace Bezoar.Experiments.Targeted;

/// <summary>A part of a training set that is as large for every class.</summary>
internal static class ClassShare
{
    /// <summary>The first samples of each class, in the order of the file; all where there are fewer, or no number is given.</summary>
    public static Dataset Of(Dataset dataset, int? perClass)
    {
        if (perClass is not { } most) return dataset;
        var seen = new int[dataset.ClassCount];
        var labels = dataset.Labels.ToArray();
        return dataset.Subset(dataset.Name, [.. Enumerable.Range(0, labels.Length).Where(i => seen[labels[i]]++ < most)]);
    }
}
