namespace Bezoar.Certificates.Verification;

/// <summary>The class that each base classifier votes for, where a sample reaches several of them.</summary>
internal sealed class SpreadCheck(BucketReach reach, int classCount) : KnownMethod(MethodWords.Spread, classCount)
{
    public override int Width => reach.Count;

    public override string RowsAre => FormattableString.Invariant($"{reach.Count} classes below {ClassCount}");

    public override void Require(IReadOnlyList<int> row, int index)
    {
        if (row.Any(vote => vote < 0 || vote >= ClassCount)) throw new EvidenceFault($"row {index} has a vote for what is no class");
    }

    public override int Winner(IReadOnlyList<int> row) => MovedVotes.Winner(Counts(row));

    /// <summary>A base classifier that votes for the winner is worth two, one that votes for the rival already nothing, and any other one.</summary>
    public override long Withstood(IReadOnlyList<int> row, int winner)
    {
        var counts = Counts(row);
        return Enumerable.Range(0, ClassCount).Where(rival => rival != winner).Min(rival => reach.LeastBuckets(
            counts[winner] - counts[rival] + (rival < winner ? 0 : 1), classifier => row[classifier] == winner ? 2 : row[classifier] == rival ? 0 : 1)) - 1;
    }

    public override (long Own, long All) Tally(IReadOnlyList<int> row, int label) => (row.Count(vote => vote == label), row.Count);

    private int[] Counts(IReadOnlyList<int> row)
    {
        var counts = new int[ClassCount];
        foreach (var vote in row) counts[vote]++;
        return counts;
    }
}
