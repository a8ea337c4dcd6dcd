namespace Bezoar.Certificates.LabelFlips;

/// <summary>
/// What it costs to change one base classifier's vote by changing labels, where its scores are linear in them: s_c = Σ_j a_j · 1[y_j = c], with whole
/// numbers a_j that no label has a part in (after EnsembleCert, ICLR 2026, arXiv 2604.11416).
/// </summary>
public static class PartitionFlips
{
    /// <summary>No set of changed labels does it.</summary>
    public const int Impossible = int.MaxValue;

    /// <summary>The class of largest score, the smaller one on a tie.</summary>
    /// <param name="influences">a_j of each sample of the partition.</param>
    /// <param name="labels">Their classes.</param>
    /// <param name="scores">Receives s_c of each class.</param>
    public static int Vote(ReadOnlySpan<int> influences, ReadOnlySpan<int> labels, Span<long> scores)
    {
        scores.Clear();
        for (var j = 0; j < labels.Length; j++) scores[labels[j]] = checked(scores[labels[j]] + influences[j]);
        var best = 0;
        for (var c = 1; c < scores.Length; c++)
            if (scores[c] > scores[best]) best = c;
        return best;
    }

    /// <summary>
    /// For each class, the least number of changed labels after which it comes before the partition's vote p, which it must to be the vote itself. A label p that
    /// becomes c gains 2·a_j where a_j is positive, any other one a_j; with a negative a_j, a label c that becomes p gains 2·|a_j|, any other
    /// one |a_j|. The largest gains first.
    /// </summary>
    /// <param name="influences">a_j of each sample of the partition.</param>
    /// <param name="labels">Their classes.</param>
    /// <param name="costs">Receives one number for each class: 0 for p, and at least 1 or <see cref="Impossible"/> for the others.</param>
    /// <returns>p.</returns>
    public static int Costs(ReadOnlySpan<int> influences, ReadOnlySpan<int> labels, Span<int> costs)
    {
        var scores = new long[costs.Length];
        var vote = Vote(influences, labels, scores);
        var gains = new long[labels.Length];
        for (var c = 0; c < costs.Length; c++)
            costs[c] = c == vote ? 0 : Cost(influences, labels, vote, c, scores[vote] - scores[c] + (c > vote ? 1 : 0), gains);
        return vote;
    }

    private static int Cost(ReadOnlySpan<int> influences, ReadOnlySpan<int> labels, int vote, int rival, long gap, long[] gains)
    {
        for (var j = 0; j < gains.Length; j++)
        {
            long influence = influences[j];
            var (from, to) = influence >= 0 ? (vote, rival) : (rival, vote);
            // Where the label already helps most, there is nothing to gain.
            gains[j] = labels[j] == to ? 0 : Math.Abs(influence) * (labels[j] == from ? 2 : 1);
        }
        Array.Sort(gains);
        for (var j = gains.Length - 1; j >= 0 && gains[j] > 0; j--)
        {
            gap -= gains[j];
            if (gap <= 0) return gains.Length - j;
        }
        return Impossible;
    }
}
