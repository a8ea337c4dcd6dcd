using Bezoar.Certificates.FiniteAggregation;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Certificates.RunOffElection;

/// <summary>
/// Run-Off Election on the base classifiers of Finite Aggregation (Rezaei et al., ICML 2023, arXiv 2302.02300): the same two ways to overturn
/// the winner, each with the buckets that it takes.
/// </summary>
public sealed class FiniteRunOffCertificate
{
    private readonly BucketPowers _buckets;
    private readonly byte[] _powers;

    /// <summary>For one way to spread samples; not for several threads at once.</summary>
    public FiniteRunOffCertificate(Spreading spreading) => (_buckets, _powers) = (new(spreading), new byte[spreading.Count]);

    /// <summary>What it promises, against whom, and on what conditions.</summary>
    public static CertificateDescription Description { get; } = FiniteAggregationCertificate.Description with
    {
        Method = "fa-roe",
        Name = "Finite Aggregation with Run-Off Election",
        Paper = "Rezaei et al., ICML 2023, arXiv 2302.02300",
    };

    /// <summary>
    /// As <see cref="RunOffCertificate.Radius"/>, with the least number of buckets where that has a quotient. A base classifier that votes for p closes the gaps of
    /// both a and b by 3 in all, one that votes for neither by 1, and one that votes for a or b not at all.
    /// </summary>
    /// <param name="votes">The class that each of k·d base classifiers votes for.</param>
    /// <param name="worse">For each base classifier, a bit for every class than which it would rather have the winner: bit c of the number is class c's.</param>
    /// <param name="classCount">2 … 32.</param>
    public CertifiedRadius Radius(ReadOnlySpan<byte> votes, ReadOnlySpan<uint> worse, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(votes.Length, _powers.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(worse.Length, _powers.Length);
        var runOff = RunOffOf(votes, worse, classCount, out var counts);
        return new(Math.Min(ToKeepOut(votes, counts, runOff.Winner), ToBeat(votes, worse, counts, runOff)) - 1);
    }

    /// <summary>The class that wins.</summary>
    /// <inheritdoc cref="Radius"/>
    public static int Prediction(ReadOnlySpan<byte> votes, ReadOnlySpan<uint> worse, int classCount) => RunOffOf(votes, worse, classCount, out _).Winner;

    private static RunOff RunOffOf(ReadOnlySpan<byte> votes, ReadOnlySpan<uint> worse, int classCount, out int[] counts)
    {
        counts = new int[classCount];
        foreach (var vote in votes) counts[vote]++;
        var preferences = new int[classCount];
        foreach (var bits in worse)
            for (var c = 0; c < classCount; c++) preferences[c] += (int)(bits >> c & 1);
        return RunOff.Of(counts, preferences);
    }

    private int ToKeepOut(ReadOnlySpan<byte> votes, int[] counts, int winner)
    {
        var (toPass, least) = (new int[counts.Length], BucketPowers.Impossible);
        for (var c = 0; c < toPass.Length; c++)
            if (c != winner) toPass[c] = ToPass(votes, winner, c, Gap(counts, winner, c));
        for (var a = 0; a < counts.Length; a++)
            for (var b = a + 1; b < counts.Length; b++)
            {
                if (a == winner || b == winner) continue;
                // Each of both must pass the winner, which may cost more already than another pair.
                var either = Math.Max(toPass[a], toPass[b]);
                if (either < least) least = Math.Min(least, Math.Max(either, ToPassTogether(votes, counts, winner, a, b)));
            }
        return least;
    }

    private int ToPassTogether(ReadOnlySpan<byte> votes, int[] counts, int winner, int a, int b)
    {
        for (var m = 0; m < votes.Length; m++) _powers[m] = (byte)(votes[m] == winner ? 3 : votes[m] == a || votes[m] == b ? 0 : 1);
        // A gap that is closed already counts with its sign: turning one who votes for that class to the other closes the other's gap, and eats into what this one has to spare.
        return _buckets.LeastToClose(_powers, Gap(counts, winner, a) + Gap(counts, winner, b));
    }

    private int ToBeat(ReadOnlySpan<byte> votes, ReadOnlySpan<uint> worse, int[] counts, RunOff runOff)
    {
        var ((winner, loser), least) = (runOff, BucketPowers.Impossible);
        for (var c = 0; c < counts.Length; c++)
        {
            if (c == winner) continue;
            var toEnter = c == loser ? 0 : ToPass(votes, loser, c, Gap(counts, loser, c));
            var lead = c > winner ? 1 : 0;
            for (var m = 0; m < votes.Length; m++)
            {
                var isWorse = (worse[m] >> c & 1) != 0;
                lead += isWorse ? 1 : -1;
                _powers[m] = (byte)(isWorse ? 2 : 0);
            }
            least = Math.Min(least, Math.Max(toEnter, _buckets.LeastToClose(_powers, lead)));
        }
        return least;
    }

    private int ToPass(ReadOnlySpan<byte> votes, int one, int rival, int gap)
    {
        for (var m = 0; m < votes.Length; m++) _powers[m] = (byte)(votes[m] == one ? 2 : votes[m] == rival ? 0 : 1);
        return _buckets.LeastToClose(_powers, gap);
    }

    private static int Gap(int[] counts, int one, int rival) => counts[one] - counts[rival] + (rival > one ? 1 : 0);
}
