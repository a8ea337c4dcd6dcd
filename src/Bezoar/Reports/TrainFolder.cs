using Bezoar.Experiments;

namespace Bezoar.Reports;

/// <summary>Everything that a training run left in its folder, read back.</summary>
/// <param name="Result">What <c>result.json</c> holds.</param>
/// <param name="Labels">The true classes of the test inputs.</param>
/// <param name="Predictions">One class for each of them.</param>
/// <param name="Examples">Pictures of test inputs; null where the run has none, such as for vectors.</param>
internal sealed record TrainFolder(TrainResult Result, int[] Labels, int[] Predictions, ExampleImages? Examples)
{
    // Another tool may write fewer digits.
    private const double RoundingOfAccuracy = 1e-9;

    /// <summary>Reads the files. It checks that they fit together, and no more.</summary>
    /// <exception cref="BezoarException">A file is missing, damaged, or does not fit the others.</exception>
    public static TrainFolder Read(string directory)
    {
        var result = ResultFile.ReadTrained(directory);
        if (result.Results is not [{ Epochs.Count: > 0 } entry]) throw Errors.NoResults(Path.Combine(directory, RunFiles.Result));
        if (entry.Classes.Count != result.Dataset.ClassCount)
            throw Errors.ClassesDoNotFitResult(Path.Combine(directory, RunFiles.Result), entry.Classes.Count, result.Dataset.ClassCount);
        var rows = InputTable.Read(Path.Combine(directory, RunFiles.Predictions), "index,label,prediction", result.Dataset, _ => true);
        var accuracy = (double)rows.Count(row => row[1] == row[2]) / result.Dataset.TestCount;
        if (Math.Abs(accuracy - entry.TestAccuracy) > RoundingOfAccuracy)
            throw Errors.AccuracyDoesNotFitPredictions(Path.Combine(directory, RunFiles.Result), entry.TestAccuracy, accuracy);
        return new(
            result, [.. rows.Select(row => row[1])], [.. rows.Select(row => row[2])], ExampleImages.Read(directory, result.Dataset));
    }
}
