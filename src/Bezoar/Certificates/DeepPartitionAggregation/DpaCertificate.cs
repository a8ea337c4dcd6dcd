using Bezoar.Voting;

namespace Bezoar.Certificates.DeepPartitionAggregation;

/// <summary>
/// Deep Partition Aggregation (Levine and Feizi, ICLR 2021, arXiv 2006.14768, Theorem 1). Every sample reaches one base
/// classifier, so one insertion or removal changes at most one vote: it can take one from the plurality class and give one
/// to a rival, and so closes the gap by two.
/// </summary>
public static class DpaCertificate
{
    /// <summary>
    /// ρ = ⌊(n_p − max_{c≠p}(n_c + 1[c &lt; p])) / 2⌋ in symmetric difference, for the plurality class p; a rival with a smaller
    /// number wins a tie, hence the 1.
    /// </summary>
    /// <param name="votes">The number of base classifiers that vote for each class.</param>
    /// <param name="plurality">The class with most votes, the smaller one on a tie.</param>
    public static CertifiedRadius Radius(ReadOnlySpan<int> votes, int plurality)
    {
        checked
        {
            // Without a rival class nothing can be overturned, and all n_p votes can be lost.
            var gap = 2 * votes[plurality];
            for (var rival = 0; rival < votes.Length; rival++)
                if (rival != plurality)
                    gap = Math.Min(gap, votes[plurality] - votes[rival] - (rival < plurality ? 1 : 0));
            return new(gap / 2);
        }
    }

    /// <summary>One certificate per test input; radius −1 where the plurality is not the label.</summary>
    /// <param name="votes">test inputs × classes.</param>
    /// <param name="labels">True classes, one per test input.</param>
    public static Certificate[] Certify(VoteTable votes, ReadOnlySpan<int> labels)
    {
        if (labels.Length != votes.InputCount) throw Errors.LabelsDoNotFitVotes(labels.Length, votes.InputCount);
        var certificates = new Certificate[votes.InputCount];
        for (var i = 0; i < certificates.Length; i++)
        {
            var prediction = votes.Plurality(i);
            var radius = prediction == labels[i] ? Radius(votes[i], prediction) : CertifiedRadius.Wrong;
            certificates[i] = new(labels[i], prediction, radius);
        }
        return certificates;
    }
}
