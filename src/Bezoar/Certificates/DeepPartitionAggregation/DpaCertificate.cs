using Bezoar.Voting;

namespace Bezoar.Certificates.DeepPartitionAggregation;

/// <summary>
/// Deep Partition Aggregation (Levine and Feizi, ICLR 2021, arXiv 2006.14768, Theorem 1). Every sample reaches one base
/// classifier, so one insertion or removal changes at most one vote: it can take one from the plurality class and give one
/// to a rival, and so closes the gap by two.
/// </summary>
public static class DpaCertificate
{
    /// <summary>What it promises, against whom, and on what conditions.</summary>
    public static CertificateDescription Description { get; } = new(
        Method: "dpa",
        Name: "Deep Partition Aggregation",
        Paper: "Levine and Feizi, ICLR 2021, arXiv 2006.14768, Theorem 1",
        ThreatModel: ThreatModels.AnySamples,
        Unit: BudgetUnits.SymmetricDifference,
        Assumptions:
        [
            "A sample's partition depends on its own content alone, so that it can reach one base classifier only.",
            "A base classifier is a deterministic function of the set of samples in its own partition: "
                + "their order, other partitions, threads and the clock do not matter.",
            .. CommonAssumptions.OfEnsembles,
        ]);

    /// <summary>
    /// ρ = ⌊(n_p − max_{c≠p}(n_c + 1[c &lt; p])) / 2⌋ in symmetric difference, for the plurality class p; a rival with a smaller
    /// number wins a tie, hence the 1. Never negative: it is about the prediction, right or wrong.
    /// </summary>
    /// <param name="votes">The number of base classifiers that vote for each of at least two classes; none is negative.</param>
    public static CertifiedRadius Radius(ReadOnlySpan<int> votes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(votes.Length, 2);
        var plurality = VoteTable.Plurality(votes);
        var gap = int.MaxValue;
        for (var rival = 0; rival < votes.Length; rival++)
            if (rival != plurality)
                gap = Math.Min(gap, checked(votes[plurality] - votes[rival] - (rival < plurality ? 1 : 0)));
        return new(gap / 2);
    }

    /// <summary>
    /// The largest budget with which one class provably does not become the prediction: what matters where an attacker wants that class and no
    /// other. Every vote that the attacker moves is best moved to class t; m of them suffice as soon as all other classes together have no more than m
    /// votes too many, so the radius is the least such m, less one: min { m : Σ_{c≠t} max(0, n_c + 1[c &lt; t] − n_t − m) ≤ m } − 1. Derived here,
    /// not quoted. Never less than <see cref="Radius"/>; −1 for the plurality class itself.
    /// </summary>
    /// <param name="votes">As for <see cref="Radius"/>.</param>
    /// <param name="target">t.</param>
    public static CertifiedRadius RadiusAgainst(ReadOnlySpan<int> votes, int target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(votes.Length, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)target, (uint)votes.Length);
        var moved = 0;
        while (Excess(votes, target, moved) > moved) moved++;
        return new(moved - 1);
    }

    /// <summary>Votes that other classes have too many for a class to win that was given so many.</summary>
    private static long Excess(ReadOnlySpan<int> votes, int target, int moved)
    {
        long excess = 0;
        for (var c = 0; c < votes.Length; c++)
            if (c != target) excess = checked(excess + Math.Max(0L, (long)votes[c] + (c < target ? 1 : 0) - votes[target] - moved));
        return excess;
    }

    /// <summary>One certificate per test input; radius −1 where the plurality is not the label.</summary>
    /// <param name="votes">test inputs × classes.</param>
    /// <param name="labels">True classes, one per test input.</param>
    /// <exception cref="BezoarException">Not one label per test input, or a label that is no class.</exception>
    public static Certificate[] Certify(VoteTable votes, ReadOnlySpan<int> labels)
    {
        votes.RequireLabels(labels);
        var certificates = new Certificate[votes.InputCount];
        for (var i = 0; i < certificates.Length; i++)
        {
            var prediction = votes.Plurality(i);
            var radius = prediction == labels[i] ? Radius(votes[i]) : CertifiedRadius.Wrong;
            certificates[i] = new(labels[i], prediction, radius);
        }
        return certificates;
    }
}
