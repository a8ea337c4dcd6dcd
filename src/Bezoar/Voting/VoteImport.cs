using Bezoar.Data.Npy;

namespace Bezoar.Voting;

/// <summary>
/// Takes in the votes of any other tool as <c>.npy</c> files. What a certificate says about them is true only if that tool kept
/// the certificate's assumptions, which Bezoar cannot see.
/// </summary>
public static class VoteImport
{
    /// <summary>Reads votes and the true classes that belong to them.</summary>
    /// <param name="votesPath">
    /// Whole numbers of any type, two-dimensional: counts (test inputs × classes) or labels (test inputs × base classifiers). With
    /// labels, the classes are 0 to the largest one that any base classifier votes for or any test input has.
    /// </param>
    /// <param name="labelsPath">Whole numbers, one per test input.</param>
    /// <param name="kind">
    /// How to read the votes. <see cref="VotesKind.Auto"/> takes them for counts when all rows have the same sum, no true class is
    /// beyond the columns, and some number is too large to be a class of that table; for labels when the rows differ in their
    /// sums or a true class is beyond the columns; and refuses everything between, and
    /// labels of a class that no test input has: damaged counts look like that. It never takes counts for labels, and never
    /// labels for counts where there are no fewer base classifiers than classes.
    /// </param>
    /// <exception cref="BezoarException">
    /// A file cannot be read, they do not belong together, they cannot be read as that kind, or both readings are possible.
    /// </exception>
    public static (VoteTable Votes, int[] Labels) Read(string votesPath, string labelsPath, VotesKind kind = VotesKind.Auto)
    {
        var (votesFile, labelsFile) = (NpyFile.Read(votesPath), NpyFile.Read(labelsPath));
        if (votesFile.Shape.Count != 2 || votesFile.Count == 0) throw Errors.VotesAreNoMatrix(votesPath, votesFile.Shape);
        if (labelsFile.Shape.Count != 1) throw Errors.LabelsAreNoList(labelsPath, labelsFile.Shape);
        if (labelsFile.Count != votesFile.Shape[0]) throw Errors.LabelsDoNotFitVotes(labelsFile.Count, votesFile.Shape[0]);
        var (columns, values, labels) = (votesFile.Shape[1], votesFile.ToInt32(), labelsFile.ToInt32());
        if (values.AsSpan().IndexOfAnyInRange(int.MinValue, -1) is >= 0 and var at)
            throw Errors.NegativeNumber(votesPath, at / columns, values[at]);
        if (labels.AsSpan().IndexOfAnyInRange(int.MinValue, -1) is >= 0 and var row)
            throw Errors.NegativeNumber(labelsPath, row, labels[row]);

        var matrix = new VoteMatrix(columns, values);
        if (kind == VotesKind.Auto)
        {
            kind = matrix.Tell(labels) ?? throw Errors.AmbiguousVotes(votesPath, columns);
            var (voted, known) = (values.Max(), labels.Max());
            if (kind == VotesKind.Labels && voted > known) throw Errors.NeitherCountsNorLabels(votesPath, voted, known);
        }
        var votes = kind == VotesKind.Counts ? matrix.AsCounts() : matrix.AsLabels(labels);
        votes.RequireLabels(labels);
        return (votes, labels);
    }
}
