namespace Bezoar.Certificates.Verification;

/// <summary>Votes for each class, of which one step of an attack moves one: of partitions or of neighbours.</summary>
internal class CountedVotesCheck(MethodWords words, int voters, int classCount) : KnownMethod(words, classCount)
{
    public override int Width => ClassCount;

    public override string RowsAre => FormattableString.Invariant($"{ClassCount} counts that sum to {voters}");

    public override void Require(IReadOnlyList<int> row, int index) => RequireVotes(row, voters, index);

    public override int Winner(IReadOnlyList<int> row) => MovedVotes.Winner(row);

    public override long Withstood(IReadOnlyList<int> row, int winner) => MovedVotes.Withstood(row, winner);

    public override (long Own, long All) Tally(IReadOnlyList<int> row, int label) => (row[label], voters);

    /// <summary>None negative, and all together as many as there are voters.</summary>
    public static void RequireVotes(IEnumerable<int> votes, long voters, int index)
    {
        if (votes.Any(count => count < 0)) throw new EvidenceFault($"row {index} has a negative count");
        if (votes.Sum(count => (long)count) is var sum && sum != voters) throw new EvidenceFault($"row {index} sums to {sum}, and there are {voters} voters");
        if (voters == 0) throw new EvidenceFault($"no votes: every row sums to 0");
    }
}
