using Bezoar.Voting;

namespace Bezoar.Certificates.LabelFlips;

/// <summary>
/// White-box label flips where a test input takes the majority of the labels in its cluster of training inputs; a row has how many of them there are of each class. It is the
/// case of one partition and equal influences: a label that is turned from the majority p to a rival c gains two, so that ⌈(n_p − n_c + 1[c &gt; p])/2⌉ flips are needed.
/// </summary>
/// <param name="clusters">Their number tells results apart.</param>
/// <param name="classCount">Classes.</param>
public sealed class ClusterFlips(int clusters, int classCount) : CertificateMethod(
    LabelFlipsCertificate.Description with { Method = FormattableString.Invariant($"label-flips-{clusters}") }, 1, classCount, classCount)
{
    /// <inheritdoc/>
    public override int Prediction(ReadOnlySpan<int> row) => VoteTable.Plurality(row);

    /// <inheritdoc/>
    public override CertifiedRadius Radius(ReadOnlySpan<int> row)
    {
        var winner = VoteTable.Plurality(row);
        var least = int.MaxValue;
        for (var rival = 0; rival < row.Length; rival++)
            if (rival != winner) least = Math.Min(least, checked(row[winner] - row[rival] + (rival > winner ? 1 : 0) + 1) / 2);
        return new(least - 1);
    }

    /// <inheritdoc/>
    public override void Tally(ReadOnlySpan<int> row, Span<int> tally) => row.CopyTo(tally);
}
