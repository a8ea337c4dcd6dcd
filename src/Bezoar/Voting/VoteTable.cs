namespace Bezoar.Voting;

/// <summary>
/// The seam between learning and proving: for each test input, how many of the k base classifiers vote for each class.
/// Certificates know nothing of how the votes came to be.
/// </summary>
public sealed class VoteTable : TallyTable
{
    /// <summary>Takes over the array.</summary>
    /// <param name="classCount">Columns, ≥ 2.</param>
    /// <param name="counts">test inputs × classes, row by row; every row sums to the same k ≥ 1.</param>
    /// <exception cref="BezoarException">Empty, less than two classes, a negative count, no votes, or rows with different sums.</exception>
    public VoteTable(int classCount, int[] counts) : base(classCount, counts)
    {
        var voters = SumOfRow(0);
        if (voters is 0 or > int.MaxValue) throw Errors.ImpossibleVoteSum(voters);
        for (var i = 1; i < InputCount; i++)
            if (SumOfRow(i) is var sum && sum != voters) throw Errors.UnequalVoteSums(i, sum, voters);
        Voters = (int)voters;
    }

    /// <summary>k: the number of base classifiers, and the sum of every row.</summary>
    public int Voters { get; }

    /// <summary>The plurality on one test input.</summary>
    public int Plurality(int input) => Plurality(this[input]);

    /// <summary>The class with most votes; ties go to the smaller class.</summary>
    /// <param name="votes">One count per class.</param>
    public static int Plurality(ReadOnlySpan<int> votes)
    {
        var best = 0;
        for (var c = 1; c < votes.Length; c++)
            if (votes[c] > votes[best]) best = c;
        return best;
    }

    /// <summary>
    /// Mean accuracy of a single base classifier: the share of all votes that name the true class. One division of two whole
    /// numbers, so that whoever re-derives it gets the same bits.
    /// </summary>
    /// <param name="labels">True classes, one per test input.</param>
    /// <exception cref="BezoarException">Not one label per test input, or a label that is no class.</exception>
    public double BaseAccuracy(ReadOnlySpan<int> labels)
    {
        RequireLabels(labels);
        long right = 0;
        for (var i = 0; i < labels.Length; i++) right += this[i][labels[i]];
        return (double)right / ((long)InputCount * Voters);
    }

    /// <summary>Throws unless there is one label per test input, each of them a class of this table.</summary>
    internal void RequireLabels(ReadOnlySpan<int> labels)
    {
        if (labels.Length != InputCount) throw Errors.LabelsDoNotFitVotes(labels.Length, InputCount);
        for (var i = 0; i < labels.Length; i++)
            if ((uint)labels[i] >= (uint)ClassCount) throw Errors.LabelIsNoClass(i, labels[i], ClassCount);
    }

    private long SumOfRow(int input)
    {
        long sum = 0;
        foreach (var count in this[input])
        {
            if (count < 0) throw Errors.NegativeVote(input);
            sum += count;
        }
        return sum;
    }
}
