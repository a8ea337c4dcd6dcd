using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Certificates.FiniteAggregation;

/// <summary>
/// Finite Aggregation (Wang et al., ICML 2022, arXiv 2202.02628, Theorem 2). A sample's hash names one of k·d buckets, and a bucket reaches d of k·d base
/// classifiers. Which ones is known, so an attack must be as strong as the buckets that it poisons: one whose base classifiers all vote for a rival
/// already can do no harm.
/// </summary>
public sealed class FiniteAggregationCertificate
{
    private readonly BucketPowers _buckets;
    private readonly byte[] _powers;

    /// <summary>For one way to spread samples; not for several threads at once.</summary>
    public FiniteAggregationCertificate(Spreading spreading) => (_buckets, _powers) = (new(spreading), new byte[spreading.Count]);

    /// <summary>What it promises, against whom, and on what conditions.</summary>
    public static CertificateDescription Description { get; } = new(
        Method: "fa",
        Name: "Finite Aggregation",
        Paper: "Wang et al., ICML 2022, arXiv 2202.02628, Theorem 2",
        ThreatModel: ThreatModels.AnySamples,
        Unit: BudgetUnits.SymmetricDifference,
        Assumptions:
        [
            "A sample's bucket depends on its own content alone, and which base classifiers a bucket reaches does not depend on the training data.",
            "A base classifier is a deterministic function of the set of samples in the buckets that reach it: "
                + "their order, other buckets, threads and the clock do not matter.",
            .. CommonAssumptions.OfEnsembles,
        ]);

    /// <summary>
    /// For each rival c, gap = n_p − n_c − 1[c &lt; p], and a bucket closes it by Σ (1 + 1[f_m = p] − 1[f_m = c]) over the base classifiers m that it reaches.
    /// r_c is the largest number of buckets, the strongest first, that together do no more than the gap; the radius is the least r_c.
    /// </summary>
    /// <param name="votes">The class that each base classifier votes for; k·d of them.</param>
    /// <param name="classCount">At least two.</param>
    public CertifiedRadius Radius(ReadOnlySpan<byte> votes, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(votes.Length, _powers.Length);
        Span<int> counts = stackalloc int[classCount];
        foreach (var vote in votes) counts[vote]++;
        var plurality = VoteTable.Plurality(counts);
        var least = int.MaxValue;
        for (var rival = 0; rival < classCount; rival++)
        {
            if (rival == plurality) continue;
            for (var m = 0; m < votes.Length; m++) _powers[m] = (byte)(votes[m] == plurality ? 2 : votes[m] == rival ? 0 : 1);
            var toOverturn = counts[plurality] - counts[rival] + (rival > plurality ? 1 : 0);
            least = Math.Min(least, _buckets.LeastToClose(_powers, toOverturn));
        }
        return new(least - 1);
    }
}
