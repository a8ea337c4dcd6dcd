namespace Bezoar.Certificates.Verification;

/// <summary>Votes for each class, and how many base classifiers would rather have the winner of the second round than each class.</summary>
internal sealed class RunOffCheck(int voters, int classCount) : KnownMethod(MethodWords.RunOff, classCount)
{
    public override int Width => 2 * ClassCount;

    public override string RowsAre => FormattableString.Invariant($"{ClassCount} counts that sum to {voters} and {ClassCount} counts of preferences");

    public override void Require(IReadOnlyList<int> row, int index)
    {
        CountedVotesCheck.RequireVotes(row.Take(ClassCount), voters, index);
        if (row.Skip(ClassCount).Any(count => count < 0 || count > voters)) throw new EvidenceFault($"row {index} has preferences below 0 or above {voters}");
        var (winner, loser) = Finalists(row);
        var preferring = row[ClassCount + loser];
        if (row[ClassCount + winner] != 0 || !Beats(preferring, winner, voters - preferring, loser))
            throw new EvidenceFault($"row {index}: {winner} does not win against {loser}");
        // Who votes for the winner would rather have it than any other class.
        for (var c = 0; c < ClassCount; c++)
            if (c != winner && (row[ClassCount + c] < row[winner] || row[ClassCount + c] > voters - row[c]))
                throw new EvidenceFault($"row {index}: votes and preferences contradict one another on class {c}");
    }

    public override int Winner(IReadOnlyList<int> row) => Finalists(row).Winner;

    public override long Withstood(IReadOnlyList<int> row, int winner) => Math.Min(LeastToKeepOut(row, winner), LeastToBeat(row, winner)) - 1;

    public override (long Own, long All) Tally(IReadOnlyList<int> row, int label) => (row[label], voters);

    private (int Winner, int Loser) Finalists(IReadOnlyList<int> row)
    {
        int[] finalists = [.. Enumerable.Range(0, ClassCount).OrderByDescending(c => row[c]).ThenBy(c => c).Take(2).Order()];
        // The winner is not preferred to itself.
        return row[ClassCount + finalists[1]] > 0 ? (finalists[0], finalists[1]) : (finalists[1], finalists[0]);
    }

    /// <summary>
    /// With so many of the winner's votes, all moved to two others: each needs some for itself once the winner has lost them all, and these must not be more than there are.
    /// </summary>
    private long LeastToKeepOut(IReadOnlyList<int> row, int winner)
    {
        var others = Enumerable.Range(0, ClassCount).Where(c => c != winner).ToArray();
        var least = long.MaxValue;
        foreach (var a in others)
            foreach (var b in others.Where(b => b > a))
                least = Math.Min(least, Least(voters + 1L, moved => Needed(row, winner, a, moved) + Needed(row, winner, b, moved) <= moved));
        return least;
    }

    private static long Needed(IReadOnlyList<int> row, int winner, int rival, long moved)
    {
        var lacking = row[winner] - moved - row[rival] + (rival < winner ? 0 : 1);
        return Math.Max(0, lacking);
    }

    private long LeastToBeat(IReadOnlyList<int> row, int winner)
    {
        var loser = Finalists(row).Loser;
        return Enumerable.Range(0, ClassCount).Where(c => c != winner).Min(c => Least(voters + 1L, changed =>
        {
            var enters = c == loser || Beats(row[c] + changed, c, row[loser] - changed, loser);
            var preferring = row[ClassCount + c];
            return enters && Beats(voters - preferring + changed, c, preferring - changed, winner);
        }));
    }
}
