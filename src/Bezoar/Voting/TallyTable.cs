namespace Bezoar.Voting;

/// <summary>For each test input, how much there is for each class: votes, or weights.</summary>
public class TallyTable
{
    private readonly int[] _counts;

    /// <summary>Takes over the array.</summary>
    /// <param name="classCount">Columns, ≥ 2: with a single class there is nothing to predict and nothing to overturn.</param>
    /// <param name="counts">test inputs × classes, row by row.</param>
    /// <exception cref="BezoarException">Empty, less than two classes, or no whole rows.</exception>
    public TallyTable(int classCount, int[] counts)
    {
        if (classCount < 2) throw Errors.TooFewClasses(classCount);
        if (counts.Length == 0 || counts.Length % classCount != 0) throw Errors.VotesNotRectangular(counts.Length, classCount);
        (ClassCount, _counts) = (classCount, counts);
    }

    /// <summary>Number of test inputs (rows).</summary>
    public int InputCount => _counts.Length / ClassCount;

    /// <summary>Number of classes (columns).</summary>
    public int ClassCount { get; }

    /// <summary>All counts, row by row.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>What there is on one test input.</summary>
    public ReadOnlySpan<int> this[int input] => _counts.AsSpan(input * ClassCount, ClassCount);
}
