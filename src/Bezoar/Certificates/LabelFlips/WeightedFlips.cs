using Bezoar.Voting;

namespace Bezoar.Certificates.LabelFlips;

/// <summary>
/// <see cref="PartitionFlips"/> for weights of few different sizes, of which there may be any number: labels of one weight are counted and not sorted.
/// </summary>
public static class WeightedFlips
{
    private const int Largest = WeightedLabels.LargestWeight;

    /// <summary>For each class, the least number of changed labels after which it comes before the vote.</summary>
    /// <param name="labels">What the base classifier knows, as the test input sees it.</param>
    /// <param name="costs">Receives one number for each class: 0 for the vote, and at least 1 or <see cref="PartitionFlips.Impossible"/> for the others.</param>
    /// <returns>The vote.</returns>
    public static int Costs(WeightedLabels labels, Span<int> costs)
    {
        var sums = new int[labels.ClassCount];
        labels.Sum(sums);
        var vote = VoteTable.Plurality(sums);
        var all = new int[2 * Largest + 1];
        for (var label = 0; label < sums.Length; label++)
        {
            var own = labels.Of(label);
            for (var at = 0; at < all.Length; at++) all[at] += own[at];
        }
        for (var c = 0; c < costs.Length; c++)
            costs[c] = c == vote ? 0 : Cost(all, labels.Of(vote), labels.Of(c), checked((long)sums[vote] - sums[c] + (c > vote ? 1 : 0)));
        return vote;
    }

    /// <summary>The largest gains first: twice its weight for a label of the vote that becomes the rival, or of the rival that becomes the vote where the weight is negative.</summary>
    private static int Cost(int[] all, ReadOnlySpan<int> ofVote, ReadOnlySpan<int> ofRival, long gap)
    {
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
        return PartitionFlips.Impossible;
    }
}
