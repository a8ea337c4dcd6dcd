using Bezoar.Voting;

namespace Bezoar.Certificates.RunOffElection;

/// <summary>
/// Run-Off Election on the base classifiers of Deep Partition Aggregation (Rezaei et al., ICML 2023, arXiv 2302.02300). The winner must be kept
/// out of the second round, or be beaten in it; one poisoned sample can change one base classifier's whole order of classes.
/// </summary>
public static class RunOffCertificate
{
    /// <summary>What it promises, against whom, and on what conditions.</summary>
    public static CertificateDescription Description { get; } = new(
        Method: "roe",
        Name: "Run-Off Election",
        Paper: "Rezaei et al., ICML 2023, arXiv 2302.02300",
        ThreatModel: ThreatModels.AnySamples,
        Unit: BudgetUnits.SymmetricDifference,
        Assumptions:
        [
            "A sample's partition depends on its own content alone, so that it can reach one base classifier only.",
            "A base classifier, its scores included, is a deterministic function of the set of samples in its own partition: "
                + "their order, other partitions, threads and the clock do not matter.",
            .. CommonAssumptions.OfEnsembles,
        ]);

    /// <summary>
    /// The cheaper of two ways to overturn the winner p, less one. To keep it out of the second round, two classes a and b must overtake it: with gaps
    /// g = max(0, n_p − n + 1[· &gt; p]), at least max(⌈g_a/2⌉, ⌈g_b/2⌉, ⌈(g_a + g_b)/3⌉), because a vote taken from p and given to a closes g_a by two and g_b by one. To
    /// beat it in the second round, a class c must first take the place of the other finalist q, ⌈(n_q − n_c + 1[c &gt; q])/2⌉, and then be
    /// preferred to p, ⌈(2·#{p before c} − k + 1[c &gt; p])/2⌉; the larger of both, as one sample may serve both ends.
    /// </summary>
    /// <param name="votes">For each of at least two classes, how many of k base classifiers vote for it.</param>
    /// <param name="preferences">How many base classifiers would rather have the winner than each class; 0 for itself.</param>
    public static CertifiedRadius Radius(ReadOnlySpan<int> votes, ReadOnlySpan<int> preferences)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(votes.Length, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(preferences.Length, votes.Length);
        var runOff = RunOff.Of(votes, preferences);
        return new(Math.Min(ToKeepOut(votes, runOff.Winner), ToBeat(votes, preferences, runOff)) - 1);
    }

    private static int ToKeepOut(ReadOnlySpan<int> votes, int winner)
    {
        var least = int.MaxValue;
        for (var a = 0; a < votes.Length; a++)
            for (var b = a + 1; b < votes.Length; b++)
            {
                if (a == winner || b == winner) continue;
                var (gapA, gapB) = (Gap(votes, winner, a), Gap(votes, winner, b));
                least = Math.Min(least, Math.Max(Math.Max(Half(gapA), Half(gapB)), checked(gapA + gapB + 2) / 3));
            }
        return least;
    }

    private static int ToBeat(ReadOnlySpan<int> votes, ReadOnlySpan<int> preferences, RunOff runOff)
    {
        var voters = 0;
        foreach (var count in votes) voters = checked(voters + count);
        var least = int.MaxValue;
        for (var c = 0; c < votes.Length; c++)
        {
            if (c == runOff.Winner) continue;
            var toEnter = c == runOff.Loser ? 0 : Half(Gap(votes, runOff.Loser, c));
            var lead = checked(2 * preferences[c] - voters + (c > runOff.Winner ? 1 : 0));
            least = Math.Min(least, Math.Max(toEnter, Half(Math.Max(0, lead))));
        }
        return least;
    }

    /// <summary>Votes that a rival lacks to come before a class.</summary>
    private static int Gap(ReadOnlySpan<int> votes, int one, int rival) => Math.Max(0, checked(votes[one] - votes[rival] + (rival > one ? 1 : 0)));

    private static int Half(int gap) => (gap + 1) / 2;
}
