using Bezoar.Voting;

namespace Bezoar.Certificates.LabelFlips;

/// <summary>
/// White-box label flips on ensembles: a row has, for each base classifier, what it costs to turn its vote to each class, which is 0 for the class that it votes for, and to a class that no
/// label names so far.
/// </summary>
/// <param name="partitions">k base classifiers; 1 for one that knows all labels.</param>
/// <param name="samples">Training samples.</param>
/// <param name="classCount">Classes.</param>
public sealed class RidgeFlips(int partitions, int samples, int classCount) : CertificateMethod(
    LabelFlipsCertificate.Description with { Method = "ridge-flips" }, partitions, classCount, checked(partitions * (classCount + 1)))
{
    private readonly LabelFlipsCertificate _certificate = new();
    private readonly int[] _votes = new int[partitions], _counts = new int[classCount];

    /// <inheritdoc/>
    public override int Prediction(ReadOnlySpan<int> row)
    {
        Tally(row, _counts);
        return VoteTable.Plurality(_counts);
    }

    /// <inheritdoc/>
    public override CertifiedRadius Radius(ReadOnlySpan<int> row)
    {
        for (var i = 0; i < _votes.Length; i++) _votes[i] = Vote(row, i);
        return _certificate.Radius(_votes, row, ClassCount + 1, samples);
    }

    /// <inheritdoc/>
    public override void Tally(ReadOnlySpan<int> row, Span<int> tally)
    {
        tally.Clear();
        for (var i = 0; i < _votes.Length; i++) tally[Vote(row, i)]++;
    }

    private int Vote(ReadOnlySpan<int> row, int voter) => row.Slice(voter * (ClassCount + 1), ClassCount + 1).IndexOf(0);
}
