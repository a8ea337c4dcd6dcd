namespace Bezoar.Learning.Neighbours;

/// <summary>Training samples from the closest on, those that are equally close in content order: a counting sort, as there are no more than 65,536 levels.</summary>
/// <param name="count">Training samples.</param>
internal sealed class ClosenessOrder(int count)
{
    private readonly ushort[] _closeness = new ushort[count];
    private readonly int[] _starts = new int[Neighbours.Closeness.Levels];
    private readonly int[] _sorted = new int[count];

    /// <summary>How close each sample is, in content order.</summary>
    public ReadOnlySpan<ushort> Closeness => _closeness;

    /// <summary>Takes over how close each sample is to a test input.</summary>
    /// <param name="products">Scalar products, in content order.</param>
    public void Set(ReadOnlySpan<float> products)
    {
        for (var sample = 0; sample < products.Length; sample++) _closeness[sample] = (ushort)Neighbours.Closeness.Of(products[sample]);
    }

    /// <summary>Sorts the closest ones: so many at least, if there are so many.</summary>
    public void Sort(int wanted)
    {
        Array.Clear(_starts);
        foreach (var closeness in _closeness) _starts[closeness]++;
        var (before, level) = (0, _starts.Length - 1);
        for (; level >= 0 && before < wanted; level--)
        {
            var own = _starts[level];
            _starts[level] = before;
            before += own;
        }
        for (var sample = 0; sample < _closeness.Length; sample++)
            if (_closeness[sample] > level) _sorted[_starts[_closeness[sample]]++] = sample;
    }

    /// <summary>The closest samples, as far as they were sorted.</summary>
    public ReadOnlySpan<int> Nearest(int wanted) => _sorted.AsSpan(0, Math.Min(wanted, _sorted.Length));
}
