namespace Bezoar.Certificates.Verification;

/// <summary>
/// The sum of weights of each class, and −10,000 · log of how likely noise is at most to make another class win. That number is taken as it stands, as votes are; what
/// it withstands is worked out anew.
/// </summary>
internal sealed class SmoothedCheck(SmoothedLimits limits, int samples, int classCount) : KnownMethod(MethodWords.Smoothed, classCount)
{
    public override bool VotesAsOne => true;

    public override int Width => ClassCount + 1;

    public override string RowsAre => FormattableString.Invariant($"{ClassCount} sums of weights and a bound");

    public override void Require(IReadOnlyList<int> row, int index)
    {
        if (row[ClassCount] < 0) throw new EvidenceFault($"row {index} has a negative bound");
        if (row[ClassCount] > 0 && row.Take(ClassCount).Count(sum => sum == row.Take(ClassCount).Max()) > 1)
            throw new EvidenceFault($"row {index} has two classes in front and calls one of them sure");
        if (Withstood(row, 0) is var radius && radius >= samples) throw new EvidenceFault($"row {index} withstands {radius} changed labels, and there are {samples}");
    }

    public override int Winner(IReadOnlyList<int> row) => MovedVotes.Winner([.. row.Take(ClassCount)]);

    public override long Withstood(IReadOnlyList<int> row, int winner) => limits.Withstood(row[ClassCount]);

    public override (long Own, long All) Tally(IReadOnlyList<int> row, int label) => (Math.Max(0, row[label]), row.Take(ClassCount).Sum(sum => Math.Max(0L, sum)));
}
