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
    /// <param name="ballots">Of k·d base classifiers.</param>
    public CertifiedRadius Radius(Ballots ballots)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(ballots.Count, _powers.Length);
        var (votes, preferences) = (new int[ballots.ClassCount], new int[ballots.ClassCount]);
        var runOff = RunOff.Hold(ballots, votes, preferences);
        return new(Math.Min(ToKeepOut(ballots, votes, runOff.Winner), ToBeat(ballots, votes, runOff)) - 1);
    }

    private int ToKeepOut(Ballots ballots, int[] votes, int winner)
    {
        var least = BucketPowers.Impossible;
        for (var a = 0; a < votes.Length; a++)
            for (var b = a + 1; b < votes.Length; b++)
                if (a != winner && b != winner) least = Math.Min(least, ToOvertake(ballots, votes, winner, a, b));
        return least;
    }

    private int ToOvertake(Ballots ballots, int[] votes, int winner, int a, int b)
    {
        var (gapA, gapB) = (Math.Max(0, Gap(votes, winner, a)), Math.Max(0, Gap(votes, winner, b)));
        for (var m = 0; m < _powers.Length; m++)
        {
            var vote = ballots.First(m);
            _powers[m] = (byte)(vote == winner ? 3 : vote == a || vote == b ? 0 : 1);
        }
        var both = _buckets.LeastToClose(_powers, gapA + gapB);
        return Math.Max(both, Math.Max(ToPass(ballots, winner, a, gapA), ToPass(ballots, winner, b, gapB)));
    }

    private int ToBeat(Ballots ballots, int[] votes, RunOff runOff)
    {
        var ((winner, loser), least) = (runOff, BucketPowers.Impossible);
        for (var c = 0; c < votes.Length; c++)
        {
            if (c == winner) continue;
            var toEnter = c == loser ? 0 : ToPass(ballots, loser, c, Gap(votes, loser, c));
            var lead = c > winner ? 1 : 0;
            for (var m = 0; m < _powers.Length; m++)
            {
                var prefersWinner = ballots.Prefers(m, winner, c);
                lead += prefersWinner ? 1 : -1;
                _powers[m] = (byte)(prefersWinner ? 2 : 0);
            }
            least = Math.Min(least, Math.Max(toEnter, _buckets.LeastToClose(_powers, lead)));
        }
        return least;
    }

    private int ToPass(Ballots ballots, int one, int rival, int gap)
    {
        for (var m = 0; m < _powers.Length; m++)
        {
            var vote = ballots.First(m);
            _powers[m] = (byte)(vote == one ? 2 : vote == rival ? 0 : 1);
        }
        return _buckets.LeastToClose(_powers, gap);
    }

    private static int Gap(int[] votes, int one, int rival) => votes[one] - votes[rival] + (rival > one ? 1 : 0);
}
