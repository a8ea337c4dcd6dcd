namespace Bezoar.Voting;

/// <summary>
/// The seam between learning and proving: for each test input, how many of the k base classifiers vote for each class.
/// Certificates know nothing of how the votes came to be.
/// </summary>
public sealed class VoteTable
{
    private readonly int[] _counts;

    /// <summary>Takes over the array.</summary>
    /// <param name="classCount">Columns.</param>
    /// <param name="counts">test inputs × classes, row by row; every row sums to the same k ≥ 1.</param>
    /// <exception cref="BezoarException">Empty, a negative count, or rows with different sums.</exception>
    public VoteTable(int classCount, int[] counts)
    {
        if (classCount < 1 || counts.Length == 0 || counts.Length % classCount != 0)
            throw Errors.VotesNotRectangular(counts.Length, classCount);
        (ClassCount, _counts) = (classCount, counts);
        for (var i = 0; i < InputCount; i++)
        {
            long sum = 0;
            foreach (var count in this[i])
            {
                if (count < 0) throw Errors.NegativeVote(i);
                sum += count;
            }
            if (i == 0) Voters = checked((int)sum);
            if (sum != Voters || sum == 0) throw Errors.UnequalVoteSums(i, sum, Voters);
        }
    }

    /// <summary>Number of test inputs (rows).</summary>
    public int InputCount => _counts.Length / ClassCount;

    /// <summary>Number of classes (columns).</summary>
    public int ClassCount { get; }

    /// <summary>k: the number of base classifiers, and the sum of every row.</summary>
    public int Voters { get; }

    /// <summary>All counts, row by row.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>The votes on one test input.</summary>
    public ReadOnlySpan<int> this[int input] => _counts.AsSpan(input * ClassCount, ClassCount);

    /// <summary>The plurality: the class with most votes; ties go to the smaller class.</summary>
    public int Plurality(int input)
    {
        var votes = this[input];
        var best = 0;
        for (var c = 1; c < votes.Length; c++)
            if (votes[c] > votes[best]) best = c;
        return best;
    }
}
