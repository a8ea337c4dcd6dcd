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

    public static BezoarException VotesAreNoMatrix(string path, IReadOnlyList<int> shape) =>
        Error($"{path}: shape ({string.Join(", ", shape)}); expected test inputs × classes (counts) or test inputs × base classifiers (labels)");

    public static BezoarException LabelsAreNoList(string path, IReadOnlyList<int> shape) =>
        Error($"{path}: shape ({string.Join(", ", shape)}); expected one true class per test input");

    public static BezoarException NegativeNumber(string path, int row, int value) =>
        Error($"{path}: row {row} holds {value}; counts and classes are never negative");

    public static BezoarException AmbiguousVotes(string path, int columns) =>
        Error($"{path}: can be counts over {columns} classes as well as labels of {columns} base classifiers; say which with --votes-kind counts or --votes-kind labels");

    public static BezoarException NeitherCountsNorLabels(string path, int voted, int known) =>
        Error($"{path}: no counts over all true classes whose rows have one sum, and as labels they name class {voted} where the true classes end at {known}; if that is right, say --votes-kind labels");

    public static BezoarException TooManyClasses(long classCount, int rows) =>
        Error($"votes: read as labels they name {classCount} classes for {rows} test inputs, more than can be handled; if they are counts, say --votes-kind counts");

    public static BezoarException TooManyClassesForMethod(string method, int classCount, int most) =>
        Error($"{method}: {classCount} classes, and it is made for {most} at most; leave it out");

    public static BezoarException TooManySpread(int partitions, int degree, int most) =>
        Error($"fa:{degree}: {partitions} partitions come to {(long)partitions * degree} base classifiers, and more than {most} do not fit into memory; choose fewer partitions or a smaller number");

    public static BezoarException MoreNeighboursThanSamples(int neighbours, int samples) =>
        Error($"knn:{neighbours}: there are only {samples} distinct training samples; choose fewer neighbours");

    public static BezoarException TooManySamplesForWeights(int samples, int most) =>
        Error($"kernel-votes: {samples} training samples, and the sums of their weights fit for {most} at most; leave it out");

    public static BezoarException TooManyRidges(int partitions, int most) =>
        Error($"ridge-flips:{partitions}: what it costs to turn each base classifier does not fit into memory for more than {most}; choose fewer partitions");

    public static BezoarException ImpossibleNoise(double q, int classCount) =>
        Error($"smoothing:{q}: must be above 0 and below {(classCount - 1.0) / classCount:0.###}, where noise on the labels of {classCount} classes leaves nothing of them");
}
