using Bezoar.Voting;

namespace Bezoar.Certificates.KernelVotes;

/// <summary>Kernel votes; a row has the sum of each class.</summary>
/// <param name="reach">How far a training sample may be to have full weight; it tells results apart.</param>
/// <param name="unit">W, the most that one sample can weigh.</param>
/// <param name="classCount">Classes.</param>
public sealed class KernelVotesMethod(float reach, int unit, int classCount) : CertificateMethod(
    KernelVotesCertificate.Description with { Method = FormattableString.Invariant($"kernel-votes-{reach}") }, 1, classCount, classCount)
{
    /// <summary>W.</summary>
    public int Unit { get; } = unit;

    /// <inheritdoc/>
    public override int Prediction(ReadOnlySpan<int> row) => VoteTable.Plurality(row);

    /// <inheritdoc/>
    public override CertifiedRadius Radius(ReadOnlySpan<int> row) => KernelVotesCertificate.Radius(row, Unit);

    /// <inheritdoc/>
    public override void Tally(ReadOnlySpan<int> row, Span<int> tally) => row.CopyTo(tally);
}
