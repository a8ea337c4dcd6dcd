using Bezoar.Voting;

namespace Bezoar.Certificates.RunOffElection;

/// <summary>Run-Off Election; a row has the votes for each class, and then how many base classifiers would rather have the winner than each class.</summary>
/// <param name="partitions">k.</param>
/// <param name="classCount">Classes.</param>
public sealed class RunOffMethod(int partitions, int classCount) : CertificateMethod(RunOffCertificate.Description, partitions, classCount, 2 * classCount)
{
    /// <inheritdoc/>
    public override int Prediction(ReadOnlySpan<int> row) => RunOff.Of(row[..ClassCount], row[ClassCount..]).Winner;

    /// <inheritdoc/>
    public override CertifiedRadius Radius(ReadOnlySpan<int> row) => RunOffCertificate.Radius(row[..ClassCount], row[ClassCount..]);

    /// <inheritdoc/>
    public override void Tally(ReadOnlySpan<int> row, Span<int> tally) => row[..ClassCount].CopyTo(tally);
}
