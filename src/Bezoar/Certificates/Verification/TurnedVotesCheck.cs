namespace Bezoar.Certificates.Verification;

/// <summary>
/// For each base classifier how many labels must be changed to turn its vote to each class: 0 for the one that it votes for, and the largest number there is where nothing does it. The
/// least price of an overturned plurality is found step by step: what it costs to lower the lead by 1, 2, 3 … with one base classifier more each time.
/// </summary>
internal sealed class TurnedVotesCheck(int voters, int samples, int classCount) : KnownMethod(MethodWords.LabelFlips, classCount)
{
    private const int MostNumbers = 1 << 24, Never = int.MaxValue;

    public override int Width => voters > 0 && (long)voters * ClassCount <= MostNumbers
        ? voters * ClassCount
        : throw new EvidenceFault($"{voters} base classifiers are impossible");

    public override string RowsAre => FormattableString.Invariant($"{voters} times {ClassCount} prices of a vote");

    public override void Require(IReadOnlyList<int> row, int index)
    {
        for (var voter = 0; voter < voters; voter++)
        {
            var prices = Prices(row, voter);
            if (prices.Count(price => price == 0) != 1 || prices.Any(price => price < 0)) throw new EvidenceFault($"row {index}: base classifier {voter} does not vote for one class");
            // A label can be changed for one base classifier only, but that the partitions share the samples does not show here.
            if (prices.Any(price => price > samples && price != Never)) throw new EvidenceFault($"row {index} has a price above the {samples} training samples");
        }
    }

    public override int Winner(IReadOnlyList<int> row) => MovedVotes.Winner(Counts(row));

    public override long Withstood(IReadOnlyList<int> row, int winner)
    {
        var counts = Counts(row);
        return Enumerable.Range(0, ClassCount).Where(rival => rival != winner)
            .Min(rival => Least(row, winner, rival, counts[winner] - counts[rival] + (rival > winner ? 1 : 0))) - 1;
    }

    public override (long Own, long All) Tally(IReadOnlyList<int> row, int label) => (Counts(row)[label], voters);

    private int[] Prices(IReadOnlyList<int> row, int voter) => [.. Enumerable.Range(voter * ClassCount, ClassCount).Select(at => row[at])];

    private int[] Counts(IReadOnlyList<int> row)
    {
        var counts = new int[ClassCount];
        for (var voter = 0; voter < voters; voter++) counts[Array.IndexOf(Prices(row, voter), 0)]++;
        return counts;
    }

    private long Least(IReadOnlyList<int> row, int winner, int rival, int lead)
    {
        // What it costs at least to lower the lead by so much, or more at the end.
        var cost = new long[lead + 1];
        Array.Fill(cost, Never, 1, lead);
        for (var voter = 0; voter < voters; voter++)
        {
            var prices = Prices(row, voter);
            var votesForWinner = prices[winner] == 0;
            if (prices[rival] == 0) continue;
            long one = votesForWinner ? prices.Where(price => price > 0).Min() : prices[rival];
            long two = votesForWinner ? prices[rival] : Never;
            for (var by = lead; by > 0; by--)
                cost[by] = Math.Min(cost[by], Math.Min(cost[by - 1] + one, cost[Math.Max(0, by - 2)] + two));
        }
        return Math.Min(cost[lead], Never);
    }
}
