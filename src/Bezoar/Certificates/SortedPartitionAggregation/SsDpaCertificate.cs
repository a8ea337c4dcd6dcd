using Bezoar.Certificates.DeepPartitionAggregation;

namespace Bezoar.Certificates.SortedPartitionAggregation;

/// <summary>
/// Semi-supervised Deep Partition Aggregation (SS-DPA; Levine and Feizi, ICLR 2021, arXiv 2006.14768, section 3.2), against changed labels. Inputs stay as they are, so
/// partitions can be cut evenly from the sorted inputs, and base classifiers may learn from all inputs without their labels; each sees the
/// labels of its own partition only.
/// </summary>
public static class SsDpaCertificate
{
    /// <summary>What it promises, against whom, and on what conditions.</summary>
    public static CertificateDescription Description { get; } = new(
        Method: "ss-dpa",
        Name: "Semi-supervised Deep Partition Aggregation",
        Paper: "Levine and Feizi, ICLR 2021, arXiv 2006.14768, section 3.2",
        ThreatModel: ThreatModels.AnyLabels,
        Unit: BudgetUnits.LabelFlips,
        Assumptions:
        [
            "A sample's partition depends on the training inputs alone and not on labels, so that a label can reach one base classifier only.",
            "A base classifier is a deterministic function of all training inputs and of the labels in its own partition: "
                + "the order of samples, other labels, threads and the clock do not matter.",
            CommonAssumptions.NoDuplicateInputs,
            CommonAssumptions.ChosenWithoutAttacker,
            CommonAssumptions.TestOutOfReach,
        ]);

    /// <summary>ρ = min over rivals c of ⌊(n_p − n_c − 1[c &lt; p]) / 2⌋, the number of Deep Partition Aggregation, in label flips.</summary>
    /// <param name="votes">The number of base classifiers that vote for each of at least two classes.</param>
    public static CertifiedRadius Radius(ReadOnlySpan<int> votes) => DpaCertificate.Radius(votes);
}
