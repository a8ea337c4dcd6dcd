using System.Runtime.InteropServices;

namespace Bezoar.Data;

/// <summary>
/// Immutable: N records of a fixed size in bytes, each with a label. Hashing, sorting and poison instances work on
/// these bytes, never on numbers derived from them.
/// </summary>
public sealed class Dataset
{
    private readonly byte[] _records;
    private readonly int[] _labels;
    private readonly Lazy<string> _digest;
    private readonly Lazy<int[]> _contentOrder;

    /// <summary>Takes over both arrays: the caller must not change them afterwards.</summary>
    /// <param name="name">What messages and results call it.</param>
    /// <param name="shape">What one record holds.</param>
    /// <param name="classCount">Labels are 0 … classCount − 1.</param>
    /// <param name="records">count × <see cref="RecordShape.ByteCount"/> bytes.</param>
    /// <param name="labels">One label per record.</param>
    /// <exception cref="BezoarException">Empty, sizes that do not fit together, a label out of range, NaN or infinity in a vector.</exception>
    public Dataset(string name, RecordShape shape, int classCount, byte[] records, int[] labels)
    {
        if (labels.Length == 0 || shape.ByteCount == 0) throw Errors.EmptyDataset(name);
        if (records.LongLength != (long)labels.Length * shape.ByteCount)
            throw Errors.RecordsDoNotFitLabels(name, records.LongLength, shape, labels.Length);
        for (var i = 0; i < labels.Length; i++)
            if ((uint)labels[i] >= (uint)classCount) throw Errors.LabelOutOfRange(name, i, labels[i], classCount);
        if (shape is VectorShape vector)
        {
            var bad = MemoryMarshal.Cast<byte, float>(records).IndexOfAnyNonFinite();
            if (bad >= 0) throw Errors.NonFiniteValue(name, bad / vector.Length, bad % vector.Length);
        }
        (Name, Shape, ClassCount, _records, _labels) = (name, shape, classCount, records, labels);
        _contentOrder = new(() => ContentOrder.Of(this));
        _digest = new(() => DatasetDigest.Compute(this));
    }

    /// <summary>What messages and results call it.</summary>
    public string Name { get; }

    /// <summary>What one record holds.</summary>
    public RecordShape Shape { get; }

    /// <summary>Labels are 0 … ClassCount − 1.</summary>
    public int ClassCount { get; }

    /// <summary>Number of samples.</summary>
    public int Count => _labels.Length;

    /// <summary>All labels, in file order.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>All records, one after the other, in file order.</summary>
    public ReadOnlySpan<byte> Records => _records;

    /// <summary>
    /// SHA-256 over shape, number of classes and samples in content order, in lower-case hexadecimal: two data sets have the
    /// same digest exactly when they hold the same samples equally often, in whatever order.
    /// </summary>
    public string Digest => _digest.Value;

    /// <summary>Indices of all samples in <see cref="ContentOrder"/>.</summary>
    public ReadOnlySpan<int> InContentOrder => _contentOrder.Value;

    /// <summary>The bytes of one record.</summary>
    public ReadOnlySpan<byte> Record(int index) => _records.AsSpan(index * Shape.ByteCount, Shape.ByteCount);

    /// <summary>The samples at these indices, in this order.</summary>
    public Dataset Subset(string name, ReadOnlySpan<int> indices)
    {
        var records = new byte[(long)indices.Length * Shape.ByteCount];
        var labels = new int[indices.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            Record(indices[i]).CopyTo(records.AsSpan(i * Shape.ByteCount));
            labels[i] = _labels[indices[i]];
        }
        return new(name, Shape, ClassCount, records, labels);
    }

    /// <summary>These samples, then others of the same shape and classes.</summary>
    internal Dataset Append(Dataset others) => new(Name, Shape, ClassCount, [.. _records, .. others._records], [.. _labels, .. others._labels]);
}

/// <summary>A training set and the test set that belongs to it: same shape, same classes.</summary>
/// <param name="Name">Such as <c>mnist</c>.</param>
/// <param name="Train">What an attacker may have touched.</param>
/// <param name="Test">What predictions are certified for.</param>
public sealed record DatasetSplits(string Name, Dataset Train, Dataset Test)
{
    /// <summary>What the classes are called, in the order of their labels, or null where that is not known.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>In which format of <see cref="DatasetFolder"/> it was read, or null for one that was made.</summary>
    public string? Format { get; init; }
}
