using Bezoar.Certificates.DeepPartitionAggregation;

namespace Bezoar.Certificates.NearestNeighbours;

/// <summary>
/// k nearest neighbours (Jia et al., AAAI 2022, arXiv 2012.03765, Theorem 1): the K training samples that are nearest to the test input vote for their own class. An inserted
/// sample takes the place of at most one neighbour, and a removed one leaves its place to at most one other, so either moves at most one vote.
/// </summary>
public static class NearestNeighboursCertificate
{
    /// <summary>What it promises, against whom, and on what conditions.</summary>
    public static CertificateDescription Description { get; } = new(
        Method: "knn",
        Name: "k nearest neighbours",
        Paper: "Jia et al., AAAI 2022, arXiv 2012.03765, Theorem 1",
        ThreatModel: ThreatModels.AnySamples,
        Unit: BudgetUnits.SymmetricDifference,
        Assumptions:
        [
            "The distance of a training sample depends on that sample and the test input alone; samples at the same distance are taken in the order of their content.",
            .. CommonAssumptions.OfEnsembles,
        ]);

    /// <summary>ρ = min over rivals c of ⌊(n_p − n_c − 1[c &lt; p]) / 2⌋, as for Deep Partition Aggregation: a moved vote is a moved vote.</summary>
    /// <param name="votes">For each of at least two classes, how many of the K nearest training samples are of it.</param>
    public static CertifiedRadius Radius(ReadOnlySpan<int> votes) => DpaCertificate.Radius(votes);
}
