namespace Bezoar.Certificates.Verification;

/// <summary>
/// For each base classifier how many labels must be changed to turn its vote to each class: 0 for the one that it votes for, and the largest number there is where nothing does it. One more
/// price is that of a class which no label names so far. The least price of an overturned plurality is found step by step: what it costs to lower the lead by 1, 2, 3 … with one base
/// classifier more each time.
/// </summary>
internal sealed class TurnedVotesCheck(int voters, int samples, int classCount) : KnownMethod(MethodWords.LabelFlips, classCount)
{
    private const int MostNumbers = 1 << 28, Never = int.MaxValue;

    public override int Width => voters > 0 && (long)voters * PricesEach <= MostNumbers
        ? voters * PricesEach
        : throw new EvidenceFault($"{voters} base classifiers are impossible");

    public override string RowsAre => FormattableString.Invariant($"{voters} times {PricesEach} prices of a vote");

    private int PricesEach => ClassCount + 1;

    public override void Require(IReadOnlyList<int> row, int index)
    {
        for (var voter = 0; voter < voters; voter++)
        {
            var (prices, labels) = (Prices(row, voter), LabelsOf(voter));
            if (prices.Count(price => price == 0) != 1 || prices.Any(price => price < 0) || prices[ClassCount] == 0)
                throw new EvidenceFault($"row {index}: base classifier {voter} does not vote for one class");
            // Without labels nothing turns it; with them, no class stands against all of them.
            if (prices.Any(price => price != 0 && (labels == 0 ? price != Never : price > labels)))
                throw new EvidenceFault($"row {index}: base classifier {voter} has {labels} labels, and a price that they cannot come to");
        }
    }

    public override int Winner(IReadOnlyList<int> row) => MovedVotes.Winner(Counts(Turns(row)));

    public override long Withstood(IReadOnlyList<int> row, int winner)
    {
        var turns = Turns(row);
        var counts = Counts(turns);
        long least = Never;
        // The most promising first: others need a closer look only where less than that could do.
        foreach (var (rival, lead, atLeast) in Enumerable.Range(0, PricesEach).Where(rival => rival != winner)
            .Select(rival => (Rival: rival, Lead: counts[winner] - counts[rival] + (rival > winner ? 1 : 0)))
            .Select(rival => (rival.Rival, rival.Lead, AtLeast: NotBelow(turns, winner, rival.Rival, rival.Lead)))
            .OrderBy(rival => rival.AtLeast))
            if (atLeast < least) least = Math.Min(least, Least(turns, winner, rival, lead));
        return Math.Min(least - 1, samples);
    }

    public override (long Own, long All) Tally(IReadOnlyList<int> row, int label) => (Counts(Turns(row))[label], voters);

    private int[] Prices(IReadOnlyList<int> row, int voter) => [.. Enumerable.Range(voter * PricesEach, PricesEach).Select(at => row[at])];

    /// <summary>Of sorted inputs, every partition takes one in turn.</summary>
    private int LabelsOf(int voter) => samples / voters + (voter < samples % voters ? 1 : 0);

    private Turn[] Turns(IReadOnlyList<int> row)
    {
        var turns = new Turn[voters];
        for (var voter = 0; voter < voters; voter++)
        {
            var prices = Prices(row, voter);
            turns[voter] = new(Array.IndexOf(prices, 0), prices.Where(price => price > 0).Min(), prices);
        }
        return turns;
    }

    private int[] Counts(Turn[] turns)
    {
        var counts = new int[PricesEach];
        foreach (var turn in turns) counts[turn.Vote]++;
        return counts;
    }

    /// <summary>
    /// A price that it cannot be below: as many of the cheapest steps as are needed, each of two that come together for half of what both cost or for the price of one, whichever is less.
    /// </summary>
    private static long NotBelow(Turn[] turns, int winner, int rival, int lead)
    {
        var halves = new List<long>();
        foreach (var (vote, any, prices) in turns)
        {
            if (vote == winner) halves.AddRange(Enumerable.Repeat(Math.Min(2L * any, prices[rival]), 2));
            else if (vote != rival) halves.Add(2L * prices[rival]);
        }
        halves.Sort();
        return halves.Count < lead ? Never : (halves.Take(lead).Sum() + 1) / 2;
    }

    private static long Least(Turn[] turns, int winner, int rival, int lead)
    {
        // What it costs at least to lower the lead by so much, or more at the end.
        var cost = new long[lead + 1];
        Array.Fill(cost, Never, 1, lead);
        var most = 0;
        foreach (var (vote, any, prices) in turns)
        {
            if (vote == rival) continue;
            long one = vote == winner ? any : prices[rival];
            long two = vote == winner ? prices[rival] : Never;
            most = Math.Min(lead, most + 2);
            for (var by = most; by > 0; by--)
                cost[by] = Math.Min(cost[by], Math.Min(cost[by - 1] + one, cost[Math.Max(0, by - 2)] + two));
        }
        return Math.Min(cost[lead], Never);
    }

    /// <summary>A base classifier: what it votes for, and what it costs to turn it to any other class, and to each.</summary>
    private readonly record struct Turn(int Vote, int Any, int[] Prices);
}
