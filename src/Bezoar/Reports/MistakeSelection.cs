namespace Bezoar.Reports;

/// <summary>Which wrong predictions a report on a trained network shows. A pure function of labels and predictions.</summary>
internal static class MistakeSelection
{
    /// <summary>How many a report shows.</summary>
    public const int Most = 16;

    /// <summary>
    /// One test input of each kind of mistake (a label taken for a class), the most frequent kind first; then a second one of
    /// each, and so on. Ties go to the smaller label, then prediction; within a kind the smaller index is first.
    /// </summary>
    public static IReadOnlyList<int> From(ReadOnlySpan<int> labels, ReadOnlySpan<int> predictions)
    {
        var kinds = new Dictionary<(int Label, int Prediction), List<int>>();
        for (var i = 0; i < labels.Length; i++)
        {
            var kind = (labels[i], predictions[i]);
            if (labels[i] == predictions[i]) continue;
            if (!kinds.TryGetValue(kind, out var indices)) kinds.Add(kind, indices = []);
            indices.Add(i);
        }
        return
        [
            .. kinds.OrderByDescending(kind => kind.Value.Count).ThenBy(kind => kind.Key)
                .SelectMany(kind => kind.Value.Select((index, turn) => (index, turn)))
                .OrderBy(entry => entry.turn).Take(Most).Select(entry => entry.index),
        ];
    }
}
