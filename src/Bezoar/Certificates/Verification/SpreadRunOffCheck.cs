namespace Bezoar.Certificates.Verification;

/// <summary>
/// For each base classifier, where a sample reaches several of them, the class that it votes for (lower eight bits) and whether it would rather have the winner of the second
/// round than class c (bit 8 + c).
/// </summary>
internal sealed class SpreadRunOffCheck(BucketReach reach, int classCount) : KnownMethod(MethodWords.Spread, classCount)
{
    private const int ClassBits = 8;

    public override int Width => reach.Count;

    public override string RowsAre => FormattableString.Invariant($"{reach.Count} ballots on {ClassCount} classes");

    public override void Require(IReadOnlyList<int> row, int index)
    {
        if (row.Any(ballot => ballot < 0 || Vote(ballot) >= ClassCount || ballot >> ClassBits >> ClassCount != 0)) throw new EvidenceFault($"row {index} has a ballot that is none");
        var counts = Counts(row);
        var (winner, loser) = Finalists(row, counts);
        var preferring = row.Count(ballot => Prefers(ballot, loser));
        if (row.Any(ballot => Prefers(ballot, winner)) || !Beats(preferring, winner, row.Count - preferring, loser))
            throw new EvidenceFault($"row {index}: {winner} does not win against {loser}");
        // Who votes for the winner would rather have it than any other class, and who votes for another class would not rather have the winner than that.
        if (row.Any(ballot => Vote(ballot) == winner ? Enumerable.Range(0, ClassCount).Any(c => c != winner && !Prefers(ballot, c)) : Prefers(ballot, Vote(ballot))))
            throw new EvidenceFault($"row {index}: a ballot contradicts itself");
    }

    public override int Winner(IReadOnlyList<int> row) => Finalists(row, Counts(row)).Winner;

    public override long Withstood(IReadOnlyList<int> row, int winner)
    {
        var counts = Counts(row);
        return Math.Min(LeastToKeepOut(row, counts, winner), LeastToBeat(row, counts, winner)) - 1;
    }

    public override (long Own, long All) Tally(IReadOnlyList<int> row, int label) => (row.Count(ballot => Vote(ballot) == label), row.Count);

    private static int Vote(int ballot) => ballot & ((1 << ClassBits) - 1);

    private static bool Prefers(int ballot, int c) => (ballot >> (ClassBits + c) & 1) == 1;

    private long LeastToKeepOut(IReadOnlyList<int> row, int[] counts, int winner)
    {
        var others = Enumerable.Range(0, ClassCount).Where(c => c != winner)
            .Select(c => (Class: c, Lacking: Lacking(counts, winner, c), Alone: ToPass(row, winner, c, Lacking(counts, winner, c))))
            .OrderBy(other => other.Alone).ToArray();
        long least = int.MaxValue;
        // In the order of what each costs alone: once the second of a pair alone costs more than some pair, so do all that follow.
        for (var second = 1; second < others.Length && others[second].Alone < least; second++)
            for (var first = 0; first < second; first++)
            {
                // What one of them lacks is negative where it has votes to spare, which it can lose to the other.
                var (a, b) = (others[first], others[second]);
                var both = reach.LeastBuckets(
                    a.Lacking + b.Lacking, classifier => Vote(row[classifier]) is var vote && vote == winner ? 3 : vote == a.Class || vote == b.Class ? 0 : 1);
                least = Math.Min(least, Math.Max(both, b.Alone));
            }
        return least;
    }

    private long LeastToBeat(IReadOnlyList<int> row, int[] counts, int winner)
    {
        var loser = Finalists(row, counts).Loser;
        return Enumerable.Range(0, ClassCount).Where(c => c != winner).Min(c =>
        {
            var toEnter = c == loser ? 0 : ToPass(row, loser, c, Lacking(counts, loser, c));
            var preferring = row.Count(ballot => Prefers(ballot, c));
            var toBeat = reach.LeastBuckets(2L * preferring - row.Count + (c < winner ? 0 : 1), classifier => Prefers(row[classifier], c) ? 2 : 0);
            return Math.Max(toEnter, toBeat);
        });
    }

    private long ToPass(IReadOnlyList<int> row, int one, int rival, long lacking) =>
        reach.LeastBuckets(lacking, classifier => Vote(row[classifier]) is var vote && vote == one ? 2 : vote == rival ? 0 : 1);

    private static long Lacking(int[] counts, int one, int rival) => counts[one] - counts[rival] + (rival < one ? 0 : 1);

    private (int Winner, int Loser) Finalists(IReadOnlyList<int> row, int[] counts)
    {
        int[] finalists = [.. Enumerable.Range(0, ClassCount).OrderByDescending(c => counts[c]).ThenBy(c => c).Take(2).Order()];
        return row.Any(ballot => Prefers(ballot, finalists[1])) ? (finalists[0], finalists[1]) : (finalists[1], finalists[0]);
    }

    private int[] Counts(IReadOnlyList<int> row)
    {
        var counts = new int[ClassCount];
        foreach (var ballot in row) counts[Vote(ballot)]++;
        return counts;
    }
}
