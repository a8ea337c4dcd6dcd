namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException TooFewClasses(int classCount) =>
        Error($"votes: {classCount} class(es); a certificate needs at least two, because a single class cannot be overturned");

    public static BezoarException VotesNotRectangular(int length, int classCount) =>
        Error($"votes: {length} counts do not make rows of {classCount} classes");

    public static BezoarException NegativeVote(int row) =>
        Error($"votes: row {row} has a negative count; expected how many base classifiers vote for each class");

    public static BezoarException ImpossibleVoteSum(long sum) =>
        Error($"votes: every row sums to {sum}; expected the number of base classifiers, 1 to {int.MaxValue}");

    public static BezoarException UnequalVoteSums(int row, long sum, long expected) =>
        Error($"votes: row {row} sums to {sum} but row 0 to {expected}; every test input needs one vote of each base classifier");

    public static BezoarException LabelsDoNotFitVotes(int labels, int inputs) =>
        Error($"votes: {inputs} test inputs but {labels} labels; the two files do not belong together");

    public static BezoarException LabelIsNoClass(int row, int label, int classCount) =>
        Error($"labels: test input {row} has label {label}, but the votes are about the classes 0 to {classCount - 1}");
}
