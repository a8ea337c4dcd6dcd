namespace Bezoar.Voting;

/// <summary>Votes as another tool stored them, before it is settled what a column is.</summary>
/// <param name="columns">Classes or base classifiers, ≥ 1.</param>
/// <param name="values">Row by row, at least one row, one per test input; none is negative.</param>
internal sealed class VoteMatrix(int columns, int[] values)
{
    // Far more than any data set has: whoever gets here handed in counts as labels, and a table of that width would not fit.
    private const int MostClasses = 1 << 16;

    private int Rows => values.Length / columns;

    /// <summary>What the numbers can be, or null where they can be both.</summary>
    /// <remarks>
    /// As counts they must make a table that knows every true class: two columns or more, rows with one common sum, no true class
    /// beyond the columns. As labels every number must be a class of that table, so less than the number of columns. Rows that
    /// are all alike have equal sums whatever they are, so then the sums tell nothing.
    /// </remarks>
    public VotesKind? Tell(ReadOnlySpan<int> labels)
    {
        var couldBeCounts = columns >= 2 && Largest(labels) < columns && RowsHaveOneSum();
        if (!couldBeCounts) return VotesKind.Labels;
        var couldBeLabels = Largest(values) < columns || RowsAreAlike();
        return couldBeLabels ? null : VotesKind.Counts;
    }

    public VoteTable AsCounts() => new(columns, values);

    /// <param name="labels">True classes; they may name classes that no base classifier votes for.</param>
    public VoteTable AsLabels(ReadOnlySpan<int> labels)
    {
        // At least two: poison can teach a class that nobody has voted for so far.
        var classCount = Math.Max(2, Math.Max(Largest(values), Largest(labels)) + 1L);
        if (classCount > MostClasses || classCount * Rows > Array.MaxLength) throw Errors.TooManyClasses(classCount, Rows);
        var counts = new int[Rows * (int)classCount];
        for (var i = 0; i < values.Length; i++) counts[i / columns * (int)classCount + values[i]]++;
        return new((int)classCount, counts);
    }

    private static int Largest(ReadOnlySpan<int> numbers)
    {
        var largest = 0;
        foreach (var number in numbers) largest = Math.Max(largest, number);
        return largest;
    }

    private bool RowsHaveOneSum()
    {
        var first = Sum(0);
        for (var row = 1; row < Rows; row++)
            if (Sum(row) != first) return false;
        return first > 0;
    }

    private bool RowsAreAlike()
    {
        for (var row = 1; row < Rows; row++)
            if (!Row(row).SequenceEqual(Row(0))) return false;
        return true;
    }

    private long Sum(int row)
    {
        long sum = 0;
        foreach (var value in Row(row)) sum += value;
        return sum;
    }

    private ReadOnlySpan<int> Row(int row) => values.AsSpan(row * columns, columns);
}
