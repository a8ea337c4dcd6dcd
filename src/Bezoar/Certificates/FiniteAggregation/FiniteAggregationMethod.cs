using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Certificates.FiniteAggregation;

/// <summary>Finite Aggregation; a row has the class that each base classifier votes for.</summary>
/// <param name="spreading">Who sees what.</param>
/// <param name="classCount">2 … 256.</param>
public sealed class FiniteAggregationMethod(Spreading spreading, int classCount) : CertificateMethod(
    FiniteAggregationCertificate.Description with { Method = FormattableString.Invariant($"fa-{spreading.Degree}") }, spreading.Partitions, classCount, spreading.Count), IOfSpreading
{
    private readonly FiniteAggregationCertificate _certificate = new(spreading);
    private readonly byte[] _votes = new byte[spreading.Count];

    /// <inheritdoc/>
    public Spreading Spreading => spreading;

    /// <inheritdoc/>
    public override int Prediction(ReadOnlySpan<int> row)
    {
        var counts = new int[ClassCount];
        Tally(row, counts);
        return VoteTable.Plurality(counts);
    }

    /// <inheritdoc/>
    public override CertifiedRadius Radius(ReadOnlySpan<int> row)
    {
        for (var m = 0; m < row.Length; m++) _votes[m] = checked((byte)row[m]);
        return _certificate.Radius(_votes, ClassCount);
    }

    /// <inheritdoc/>
    public override void Tally(ReadOnlySpan<int> row, Span<int> tally)
    {
        tally.Clear();
        foreach (var vote in row) tally[vote]++;
    }
}
