using Bezoar.Certificates.FiniteAggregation;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Certificates.RunOffElection;

/// <summary>Finite Aggregation with Run-Off Election; a row has one <see cref="PackedBallot"/> for each base classifier.</summary>
public sealed class FiniteRunOffMethod : CertificateMethod, IOfSpreading
{
    private readonly FiniteRunOffCertificate _certificate;
    private readonly byte[] _votes;
    private readonly uint[] _worse;

    /// <param name="spreading">Who sees what.</param>
    /// <param name="classCount">2 … <see cref="PackedBallot.MostClasses"/>.</param>
    public FiniteRunOffMethod(Spreading spreading, int classCount) : base(
        FiniteRunOffCertificate.Description with { Method = FormattableString.Invariant($"fa-{spreading.Degree}-roe") }, spreading.Partitions, classCount, spreading.Count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classCount, PackedBallot.MostClasses);
        (_certificate, _votes, _worse, Spreading) = (new(spreading), new byte[spreading.Count], new uint[spreading.Count], spreading);
    }

    /// <inheritdoc/>
    public Spreading Spreading { get; }

    /// <inheritdoc/>
    public override int Prediction(ReadOnlySpan<int> row)
    {
        PackedBallot.Unpack(row, _votes, _worse);
        return FiniteRunOffCertificate.Prediction(_votes, _worse, ClassCount);
    }

    /// <inheritdoc/>
    public override CertifiedRadius Radius(ReadOnlySpan<int> row)
    {
        PackedBallot.Unpack(row, _votes, _worse);
        return _certificate.Radius(_votes, _worse, ClassCount);
    }

    /// <inheritdoc/>
    public override void Tally(ReadOnlySpan<int> row, Span<int> tally)
    {
        tally.Clear();
        foreach (var ballot in row) tally[(byte)ballot]++;
    }
}
