namespace Bezoar.Certificates.Verification;

/// <summary>How many labels of each class the test input's cluster has; a flip takes one from the majority and gives it to a rival.</summary>
internal sealed class ClusterFlipsCheck(long clusters, int samples, int classCount) : KnownMethod(MethodWords.LabelFlips, classCount)
{
    public override bool VotesAsOne => true;

    public override int Width => ClassCount;

    public override string RowsAre => FormattableString.Invariant($"{ClassCount} counts of labels");

    public override void Require(IReadOnlyList<int> row, int index)
    {
        if (row.Any(count => count < 0)) throw new EvidenceFault($"row {index} has a negative count");
        if (row.Sum(count => (long)count) is var all && all > samples) throw new EvidenceFault($"row {index} has {all} labels, more than the {samples} training samples");
    }

    /// <summary>Rows that differ are those of different clusters, and a label is in one of them.</summary>
    public override void RequireTogether(IEnumerable<IReadOnlyList<int>> rows)
    {
        var different = rows.Where(row => row.Any(count => count > 0)).DistinctBy(row => string.Join(',', row)).ToArray();
        if (different.Length > clusters) throw new EvidenceFault($"{different.Length} different rows, and there are {clusters} clusters");
        if (different.Sum(row => row.Sum(count => (long)count)) is var all && all > samples)
            throw new EvidenceFault($"different rows have {all} labels together, more than the {samples} training samples");
    }

    public override int Winner(IReadOnlyList<int> row) => MovedVotes.Winner(row);

    public override long Withstood(IReadOnlyList<int> row, int winner) => MovedVotes.Withstood(row, winner);

    public override (long Own, long All) Tally(IReadOnlyList<int> row, int label) => (row[label], row.Sum(count => (long)count));
}
