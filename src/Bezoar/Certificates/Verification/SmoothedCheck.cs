namespace Bezoar.Certificates.Verification;

/// <summary>
/// The sum of weights of each class, and −10,000 · log of how likely noise is at most to make another class win. That number is taken as it stands, as votes are, as long as the sums allow
/// it; what it withstands is worked out anew.
/// </summary>
internal sealed class SmoothedCheck(SmoothedLimits limits, double q, int samples, int classCount) : KnownMethod(MethodWords.Smoothed, classCount)
{
    private const int LargestWeight = 255;

    // The largest t for which a bound is looked for.
    private const double LargestTilt = 40.0 / LargestWeight;

    public override bool VotesAsOne => true;

    public override int Width => ClassCount + 1;

    public override string RowsAre => FormattableString.Invariant($"{ClassCount} sums of weights and a bound");

    public override void Require(IReadOnlyList<int> row, int index)
    {
        if (row[ClassCount] < 0) throw new EvidenceFault($"row {index} has a negative bound");
        if (row.Take(ClassCount).Sum(sum => Math.Abs((long)sum)) is var all && all > (long)LargestWeight * samples)
            throw new EvidenceFault($"row {index} weighs {all}, more than {samples} training samples can at {LargestWeight} each");
        var lead = Lead(row);
        if (row[ClassCount] > Surest(lead)) throw new EvidenceFault($"row {index} is surer than a lead of {lead} allows");
        if (Withstood(row, 0) is var radius && radius >= samples) throw new EvidenceFault($"row {index} withstands {radius} changed labels, and there are {samples}");
    }

    public override int Winner(IReadOnlyList<int> row) => MovedVotes.Winner([.. row.Take(ClassCount)]);

    public override long Withstood(IReadOnlyList<int> row, int winner) => limits.Withstood(row[ClassCount], samples);

    public override (long Own, long All) Tally(IReadOnlyList<int> row, int label) => (Math.Max(0, row[label]), row.Take(ClassCount).Sum(sum => Math.Max(0L, sum)));

    private long Lead(IReadOnlyList<int> row)
    {
        long[] sums = [.. row.Take(ClassCount).Select(sum => (long)sum).OrderDescending()];
        return sums[0] - sums[1];
    }

    /// <summary>
    /// log E e^(tX) ≥ t · E X (Jensen), and with X what a rival has more than the winner under noise, E X = −(kept − other) · lead.
    /// </summary>
    private double Surest(long lead) => 10_000 * LargestTilt * (1 - q - q / (ClassCount - 1)) * lead;
}
