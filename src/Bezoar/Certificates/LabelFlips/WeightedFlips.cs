using Bezoar.Voting;

namespace Bezoar.Certificates.LabelFlips;

/// <summary>
/// What it costs to change one base classifier's vote by changing labels, where a class is worth the sum of its labels' weights and no label has a part in a weight (after EnsembleCert,
/// ICLR 2026, arXiv 2604.11416). Weights have few different sizes and there may be any number of them: labels of one weight are counted and not sorted.
/// </summary>
/// <remarks>
/// A class that none of the base classifier's own labels names gets no vote, even where all sums are negative: else a label elsewhere that names a new class would turn it.
/// </remarks>
public static class WeightedFlips
{
    /// <summary>No set of changed labels does it.</summary>
    public const int Impossible = int.MaxValue;

    private const int Largest = WeightedLabels.LargestWeight;

    private static readonly int[] NoLabels = new int[2 * Largest + 1];

    /// <summary>For each class, and for one that no label names so far, a number of changed labels below which it does not become the vote.</summary>
    /// <param name="labels">What the base classifier knows, as the test input sees it.</param>
    /// <param name="costs">
    /// Receives a number for each class and one more: 0 for the vote, and at least 1 for the others, or <see cref="Impossible"/> where there is no label to change.
    /// </param>
    /// <returns>The vote: of the classes that labels name the one of largest sum, the smaller one on a tie; 0 where there are no labels.</returns>
    public static int Costs(WeightedLabels labels, Span<int> costs)
    {
        var classes = labels.ClassCount;
        ArgumentOutOfRangeException.ThrowIfNotEqual(costs.Length, classes + 1);
        var sums = new int[classes + 1];
        labels.Sum(sums.AsSpan(0, classes));
        var vote = Vote(labels, sums);
        var all = new int[NoLabels.Length];
        for (var label = 0; label < classes; label++)
        {
            var own = labels.Of(label);
            for (var at = 0; at < all.Length; at++) all[at] += own[at];
        }
        var ofVote = labels.Of(vote);
        var toSilence = 0;
        foreach (var count in ofVote) toSilence += count;
        for (var c = 0; c < costs.Length; c++)
        {
            var gap = checked((long)sums[vote] - sums[c] + (c > vote ? 1 : 0));
            costs[c] = c == vote ? 0
                : toSilence == 0 ? Impossible
                // Without a label of its own the vote is no longer in the way.
                : Math.Min(toSilence, Cost(all, ofVote, c < classes ? labels.Of(c) : NoLabels, gap));
        }
        return vote;
    }

    private static int Vote(WeightedLabels labels, int[] sums)
    {
        var best = -1;
        for (var c = 0; c < labels.ClassCount; c++)
            if (labels.Of(c).ContainsAnyExcept(0) && (best < 0 || sums[c] > sums[best])) best = c;
        return Math.Max(best, 0);
    }

    /// <summary>
    /// A label of the vote that becomes the rival gains twice its weight, any other one its weight; with a negative weight, a label of the rival that becomes the vote gains twice its size,
    /// any other one its size. The largest gains first.
    /// </summary>
    private static int Cost(int[] all, ReadOnlySpan<int> ofVote, ReadOnlySpan<int> ofRival, long gap)
    {
        // It lacks nothing but a label.
        if (gap <= 0) return 1;
        var changed = 0L;
        for (var gain = 2 * Largest; gain > 0; gain--)
        {
            var count = 0L;
            if (gain % 2 == 0) count += ofVote[Largest + gain / 2] + ofRival[Largest - gain / 2];
            if (gain <= Largest)
                count += all[Largest + gain] - ofVote[Largest + gain] - ofRival[Largest + gain] + all[Largest - gain] - ofVote[Largest - gain] - ofRival[Largest - gain];
            var needed = (gap + gain - 1) / gain;
            if (needed <= count) return (int)(changed + needed);
            (gap, changed) = (gap - count * gain, changed + count);
        }
        return Impossible;
    }
}
