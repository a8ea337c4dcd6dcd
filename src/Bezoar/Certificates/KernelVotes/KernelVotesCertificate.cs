using Bezoar.Voting;

namespace Bezoar.Certificates.KernelVotes;

/// <summary>
/// Kernel votes: every training sample gives its own class a weight of 0 to W, a whole number that depends on that sample and the test input alone. One inserted or
/// removed sample changes one sum by at most W. Nothing is trained; a vote among all neighbours within some distance is the case of weights 0 and W. The
/// bound is that of k nearest neighbours (Jia et al., AAAI 2022, arXiv 2012.03765, Theorem 1, for radius neighbours) with weights.
/// </summary>
public static class KernelVotesCertificate
{
    /// <summary>What it promises, against whom, and on what conditions.</summary>
    public static CertificateDescription Description { get; } = new(
        Method: "kernel-votes",
        Name: "Kernel votes",
        Paper: "after Jia et al., AAAI 2022, arXiv 2012.03765, Theorem 1",
        ThreatModel: ThreatModels.AnySamples,
        Unit: BudgetUnits.SymmetricDifference,
        Assumptions:
        [
            "The weight of a training sample depends on that sample and the test input alone, and is a whole number from 0 to the unit.",
            .. CommonAssumptions.OfEnsembles,
        ]);

    /// <summary>ρ = min over rivals c of ⌊(S_p − S_c − 1[c &lt; p]) / W⌋ for the class p of largest sum; ties go to the smaller class.</summary>
    /// <param name="sums">For each of at least two classes the sum of its samples' weights; none is negative.</param>
    /// <param name="unit">W ≥ 1.</param>
    public static CertifiedRadius Radius(ReadOnlySpan<int> sums, int unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unit);
        var winner = VoteTable.Plurality(sums);
        var gap = int.MaxValue;
        for (var rival = 0; rival < sums.Length; rival++)
            if (rival != winner) gap = Math.Min(gap, checked(sums[winner] - sums[rival] - (rival < winner ? 1 : 0)));
        return new(gap / unit);
    }
}
