namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException VotesNotRectangular(int length, int classCount) =>
        Error($"votes: {length} counts do not make rows of {classCount} classes");

    public static BezoarException NegativeVote(int row) =>
        Error($"votes: row {row} has a negative count; expected how many base classifiers vote for each class");

    public static BezoarException UnequalVoteSums(int row, long sum, int expected) =>
        Error($"votes: row {row} sums to {sum} but row 0 to {expected}; every test input needs one vote of each base classifier");

    public static BezoarException LabelsDoNotFitVotes(int labels, int inputs) =>
        Error($"votes: {inputs} test inputs but {labels} labels; the two files do not belong together");
}
