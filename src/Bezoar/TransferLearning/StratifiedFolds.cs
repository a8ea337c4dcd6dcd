using Bezoar.Numerics;

namespace Bezoar.TransferLearning;

/// <summary>Samples dealt into folds: each is in one, and folds differ by at most one sample of a class, and by at most one sample altogether.</summary>
public sealed class StratifiedFolds
{
    // Keeps the deal's random numbers apart from those that other code draws with the same seed.
    private const ulong Stream = 0x666F6C64_00000000;

    private readonly int[] _labels, _order, _foldOf;

    /// <summary>Deals.</summary>
    /// <param name="labels">One for each sample.</param>
    /// <param name="count">Folds, at least two.</param>
    /// <param name="seed">Of the deal.</param>
    public StratifiedFolds(ReadOnlySpan<int> labels, int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        (Count, _labels, _foldOf) = (count, labels.ToArray(), new int[labels.Length]);
        var order = new int[labels.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        new CounterRandom(seed, Stream).Shuffle<int>(order);
        // One class after the other, each going on where the one before it ended.
        _order = [.. order.OrderBy(sample => _labels[sample])];
        for (var i = 0; i < order.Length; i++) _foldOf[_order[i]] = i % count;
    }

    /// <summary>How many folds.</summary>
    public int Count { get; }

    /// <summary>The samples of a fold, ascending.</summary>
    public int[] Within(int fold) => [.. Enumerable.Range(0, _foldOf.Length).Where(sample => _foldOf[sample] == fold)];

    /// <summary>Samples of all other folds, ascending.</summary>
    /// <param name="fold">The one that is left out.</param>
    /// <param name="perClass">Of each class so many at most, drawn at random; null for all.</param>
    public int[] Without(int fold, int? perClass = null) =>
    [
        .. _order.Where(sample => _foldOf[sample] != fold).GroupBy(sample => _labels[sample])
            .SelectMany(samples => samples.Take(perClass ?? int.MaxValue)).Order(),
    ];
}
