namespace Bezoar.Data;

/// <summary>
/// The inputs of a training set without their labels, in content order. Whatever is learnt from this alone, an attacker who
/// flips labels cannot touch; labels cannot be reached from here.
/// </summary>
public sealed class UnlabelledInputs
{
    private readonly Dataset _dataset;
    private readonly int[] _indices;

    /// <summary>Sorts by content; labels decide nothing.</summary>
    /// <param name="dataset">The training set.</param>
    /// <exception cref="BezoarException">
    /// An input occurs more than once, with whatever labels: which copies are kept, and in which order, would depend on labels.
    /// </exception>
    public UnlabelledInputs(Dataset dataset)
    {
        _dataset = dataset;
        _indices = dataset.InContentOrder.ToArray();
        RefuseDuplicates();
    }

    /// <summary>Number of inputs.</summary>
    public int Count => _indices.Length;

    /// <summary>What one record holds.</summary>
    public RecordShape Shape => _dataset.Shape;

    /// <summary>The bytes of an input.</summary>
    public ReadOnlySpan<byte> Record(int input) => _dataset.Record(_indices[input]);

    private void RefuseDuplicates()
    {
        const int Listed = 5;
        var (count, pairs) = (0, new List<(int, int)>());
        for (var i = 1; i < _indices.Length; i++)
        {
            if (!Record(i - 1).SequenceEqual(Record(i))) continue;
            count++;
            if (pairs.Count < Listed) pairs.Add((_indices[i - 1], _indices[i]));
        }
        if (count > 0) throw Errors.DuplicateInputs(_dataset.Name, count, pairs);
    }
}
