using Bezoar.Data;

namespace Bezoar.Partitioning;

/// <summary>
/// The training set as Deep Partition Aggregation sees it: a set, in content order. Exact duplicates (same bytes, same label)
/// are one sample, so copies cost an attacker nothing and gain nothing; the order of the file is gone.
/// </summary>
public sealed class SampleSet
{
    private readonly Dataset _dataset;
    private readonly int[] _indices;

    /// <summary>Sorts and collapses.</summary>
    public SampleSet(Dataset dataset)
    {
        _dataset = dataset;
        var kept = new List<int>(dataset.Count);
        foreach (var index in dataset.InContentOrder)
            if (kept.Count == 0 || !Same(kept[^1], index)) kept.Add(index);
        _indices = [.. kept];
    }

    /// <summary>Number of distinct samples.</summary>
    public int Count => _indices.Length;

    /// <summary>How many exact duplicates were dropped.</summary>
    public int DuplicateCount => _dataset.Count - Count;

    /// <summary>What one record holds.</summary>
    public RecordShape Shape => _dataset.Shape;

    /// <summary>Labels are 0 … ClassCount − 1.</summary>
    public int ClassCount => _dataset.ClassCount;

    /// <summary>The bytes of a sample.</summary>
    public ReadOnlySpan<byte> Record(int sample) => _dataset.Record(_indices[sample]);

    /// <summary>The label of a sample.</summary>
    public int Label(int sample) => _dataset.Labels[_indices[sample]];

    /// <summary>The same samples without their labels, in the same order.</summary>
    /// <exception cref="BezoarException">An input occurs more than once, so that labels decide order or number.</exception>
    public UnlabelledInputs WithoutLabels() => new(_dataset);

    private bool Same(int a, int b) =>
        _dataset.Labels[a] == _dataset.Labels[b] && _dataset.Record(a).SequenceEqual(_dataset.Record(b));
}
