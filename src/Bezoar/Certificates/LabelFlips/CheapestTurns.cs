namespace Bezoar.Certificates.LabelFlips;

/// <summary>
/// The least that an attacker pays to lower the plurality's lead over one rival, when each base classifier can be turned for a price of its own: a
/// multiple-choice knapsack, solved exactly.
/// </summary>
/// <remarks>
/// A base classifier lowers the lead by 1 or by 2. Where the second step costs no less than the first, the two can be bought one after the other like any
/// others. Where both together cost less than twice the first (a pair), it is bought whole: of two pairs that are bought by half, the one with the cheaper half costs less
/// whole. So at most one pair is bought by half, and it is enough to try which.
/// </remarks>
internal sealed class CheapestTurns
{
    private readonly List<long> _steps = [];
    private readonly List<(long Half, long Whole)> _pairs = [];

    /// <summary>Nothing for sale.</summary>
    public void Clear()
    {
        _steps.Clear();
        _pairs.Clear();
    }

    /// <summary>A base classifier that lowers the lead by 1 for one price, or by 2 for another; <see cref="WeightedFlips.Impossible"/> is not for sale.</summary>
    public void Add(int one, int two)
    {
        if (two == WeightedFlips.Impossible)
        {
            if (one != WeightedFlips.Impossible) _steps.Add(one);
            return;
        }
        var half = Math.Min(one, two);
        if (two < 2L * half) _pairs.Add((half, two));
        else
        {
            _steps.Add(half);
            _steps.Add((long)two - half);
        }
    }

    /// <summary>The least price for a lead that is lower by so much, or more; <see cref="WeightedFlips.Impossible"/> where it cannot be had.</summary>
    public long Least(int lead)
    {
        if (lead <= 0) return 0;
        _steps.Sort();
        _pairs.Sort((one, other) => one.Whole.CompareTo(other.Whole));
        var steps = Sums(_steps);
        var whole = Sums([.. _pairs.Select(pair => pair.Whole)]);
        var (least, pairs) = ((long)WeightedFlips.Impossible, _pairs.Count);
        for (var bought = 0; bought <= pairs; bought++)
            least = Math.Min(least, whole[bought] + Price(steps, lead - 2 * bought));
        // One of the first so many bought by half, or one that comes after them.
        var saved = long.MinValue;
        var cheapestHalf = HalvesAfter();
        for (var bought = 0; bought < pairs; bought++)
        {
            saved = Math.Max(saved, _pairs[bought].Whole - _pairs[bought].Half);
            var halved = Math.Min(whole[bought + 1] - saved, whole[bought] + cheapestHalf[bought]);
            least = Math.Min(least, halved + Price(steps, lead - 2 * bought - 1));
        }
        return least;
    }

    /// <summary>The cheapest half of all pairs from each place on.</summary>
    private long[] HalvesAfter()
    {
        var halves = new long[_pairs.Count];
        for (var i = halves.Length - 1; i >= 0; i--) halves[i] = Math.Min(_pairs[i].Half, i + 1 < halves.Length ? halves[i + 1] : long.MaxValue);
        return halves;
    }

    private static long Price(long[] sums, int count) => count <= 0 ? 0 : count < sums.Length ? sums[count] : WeightedFlips.Impossible;

    private static long[] Sums(IReadOnlyList<long> prices)
    {
        var sums = new long[prices.Count + 1];
        for (var i = 0; i < prices.Count; i++) sums[i + 1] = sums[i] + prices[i];
        return sums;
    }
}
