namespace Bezoar.Certificates.Verification;

/// <summary>Sums of weights for each class, of which one step of an attack changes one by a unit at most.</summary>
internal sealed class WeightsCheck(int unit, int samples, int classCount) : KnownMethod(MethodWords.Weights, classCount)
{
    public override bool VotesAsOne => true;

    public override int Width => ClassCount;

    public override string RowsAre => FormattableString.Invariant($"{ClassCount} sums of weights up to {unit}");

    public override void Require(IReadOnlyList<int> row, int index)
    {
        if (unit < 1) throw new EvidenceFault($"weightUnit is {unit}");
        if (row.Any(sum => sum < 0)) throw new EvidenceFault($"row {index} has a negative sum");
        if (row.Sum(sum => (long)sum) is var all && all > (long)samples * unit)
            throw new EvidenceFault($"row {index} weighs {all}, more than {samples} training samples can at {unit} each");
    }

    public override int Winner(IReadOnlyList<int> row) => MovedVotes.Winner(row);

    /// <summary>Each step brings a rival nearer by a unit, whether the winner loses a sample or the rival gets one.</summary>
    public override long Withstood(IReadOnlyList<int> row, int winner)
    {
        var rivals = Enumerable.Range(0, row.Count).Where(rival => rival != winner);
        return rivals.Min(rival => Least((long)row[winner] + 1, steps => Beats(row[rival] + steps * unit, rival, row[winner], winner))) - 1;
    }

    public override (long Own, long All) Tally(IReadOnlyList<int> row, int label) => (row[label], row.Sum(sum => (long)sum));
}
