namespace Bezoar.Certificates.Verification;

/// <summary>
/// The radius from the other end: not a formula for what is safe, but a search for the attack. One poisoned sample changes the
/// vote of one base classifier; the attacker does best to move votes from the winner to a single rival.
/// </summary>
internal static class MovedVotes
{
    /// <summary>The class that wins: none has more votes, and no smaller class has as many.</summary>
    public static int Winner(IReadOnlyList<int> votes) => Enumerable.Range(0, votes.Count).MaxBy(c => (votes[c], -c));

    /// <summary>The largest number of moved votes that leaves the winner where it is, whichever rival they go to.</summary>
    public static long Withstood(IReadOnlyList<int> votes, int winner)
    {
        var least = long.MaxValue;
        for (var rival = 0; rival < votes.Count; rival++)
            if (rival != winner) least = Math.Min(least, LeastToOverturn(votes[winner], winner, votes[rival], rival));
        return least - 1;
    }

    // Bisection: all of the winner's votes suffice, or a single one where it has none; none does not, and one more never helps the winner.
    private static long LeastToOverturn(long winnerVotes, int winner, long rivalVotes, int rival)
    {
        long fails = 0, suffices = Math.Max(1, winnerVotes);
        while (suffices - fails > 1)
        {
            var moved = fails + (suffices - fails) / 2;
            if (Beats(rivalVotes + moved, rival, winnerVotes - moved, winner)) suffices = moved;
            else fails = moved;
        }
        return suffices;
    }

    private static bool Beats(long votes, int c, long otherVotes, int other) => votes > otherVotes || (votes == otherVotes && c < other);
}
