using Bezoar.Voting;

namespace Bezoar.Certificates.LabelFlips;

/// <summary>
/// White-box label flips (after EnsembleCert, ICLR 2026, arXiv 2604.11416): one changed label seldom changes a vote. Where scores are linear in the labels, the least
/// number of changes that turns each base classifier is known, and overturning the plurality costs the sum over those that must be turned. Never below
/// semi-supervised Deep Partition Aggregation on the same votes, which counts 1 for each.
/// </summary>
public sealed class LabelFlipsCertificate
{
    private readonly CheapestTurns _turns = new();

    /// <summary>What it promises, against whom, and on what conditions.</summary>
    public static CertificateDescription Description { get; } = new(
        Method: "label-flips",
        Name: "White-box label flips",
        Paper: "after EnsembleCert, ICLR 2026, arXiv 2604.11416",
        ThreatModel: ThreatModels.AnyLabels,
        Unit: BudgetUnits.LabelFlips,
        Assumptions:
        [
            "A sample's partition depends on the training inputs alone and not on labels, so that a label can reach one base classifier only.",
            "Of the classes that the labels in its own partition name, a base classifier votes for the one with the largest sum over them, each weighted by a whole number that "
                + "depends on the training inputs and the test input alone, and not on any label.",
            CommonAssumptions.NoDuplicateInputs,
            CommonAssumptions.ChosenWithoutAttacker,
            CommonAssumptions.TestOutOfReach,
        ]);

    /// <summary>
    /// Least total cost, less one, over all rivals. To let rival r overtake the plurality p, a base classifier that votes p lowers the lead by 2 when it is turned to r,
    /// and by 1 when it is turned to any other class; one that votes for neither lowers it by 1 when it is turned to r. An attacker may name a class that is none so far: it is a rival like
    /// any other.
    /// </summary>
    /// <param name="votes">The class that each base classifier votes for.</param>
    /// <param name="costs">base classifiers × classes: label flips that turn its vote to that class, or <see cref="WeightedFlips.Impossible"/>.</param>
    /// <param name="classCount">At least two, with the one that is none so far.</param>
    /// <param name="samples">Training samples: all labels there are.</param>
    public CertifiedRadius Radius(ReadOnlySpan<int> votes, ReadOnlySpan<int> costs, int classCount, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(costs.Length, votes.Length * classCount);
        var counts = new int[classCount];
        foreach (var vote in votes) counts[vote]++;
        var plurality = VoteTable.Plurality(counts);
        var least = (long)WeightedFlips.Impossible;
        for (var rival = 0; rival < classCount; rival++)
            if (rival != plurality)
                least = Math.Min(least, ToOverturn(votes, costs, classCount, plurality, rival, counts[plurality] - counts[rival] + (rival > plurality ? 1 : 0)));
        return new((int)Math.Min(least - 1, samples));
    }

    private long ToOverturn(ReadOnlySpan<int> votes, ReadOnlySpan<int> costs, int classCount, int plurality, int rival, int lead)
    {
        _turns.Clear();
        for (var i = 0; i < votes.Length; i++)
        {
            var own = costs.Slice(i * classCount, classCount);
            if (votes[i] == plurality) _turns.Add(CheapestOther(own, plurality), own[rival]);
            else if (votes[i] != rival) _turns.Add(own[rival], WeightedFlips.Impossible);
        }
        return _turns.Least(lead);
    }

    private static int CheapestOther(ReadOnlySpan<int> costs, int vote)
    {
        var least = WeightedFlips.Impossible;
        for (var c = 0; c < costs.Length; c++)
            if (c != vote) least = Math.Min(least, costs[c]);
        return least;
    }
}
