using System.Text.RegularExpressions;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Experiments.Evaluation;

namespace Bezoar.Reports.Evaluation;

/// <summary>Everything that an evaluation left in its folder, read back.</summary>
/// <param name="Result">What <c>result.json</c> holds.</param>
/// <param name="Predictions">For each entry of the results 4 rows × test inputs: without poison on clean and on triggered ones, then with it.</param>
/// <param name="Pictures">Test images and poison instances; null where the run has none, such as for vectors.</param>
internal sealed partial record EvaluateFolder(EvaluateResult Result, IReadOnlyDictionary<string, int[][]> Predictions, AttackPictures? Pictures)
{
    // Rows of the files with predictions.
    private const int Rows = 4;

    /// <summary>Reads the files. It checks that they fit together, and no more.</summary>
    /// <exception cref="BezoarException">A file is missing, damaged, or does not fit the others.</exception>
    public static EvaluateFolder Read(string directory)
    {
        var result = ResultFile.ReadEvaluated(directory);
        var path = Path.Combine(directory, RunFiles.Result);
        if (result.Results.Count == 0) throw Errors.NoResults(path);
        var predictions = new Dictionary<string, int[][]>();
        foreach (var entry in result.Results)
        {
            if (entry.Classes.Count != result.Dataset.ClassCount)
                throw Errors.ClassesDoNotFitResult(path, entry.Classes.Count, result.Dataset.ClassCount);
            // The name becomes part of a path, and the folder may come from someone else.
            if (!PlainName().IsMatch(entry.Predictions)) throw Errors.BadPredictionsName(path, entry.Predictions);
            predictions[entry.Predictions] = ReadPredictions(directory, entry, result.Dataset);
        }
        return new(result, predictions, AttackPictures.Read(directory, result.Dataset));
    }

    private static int[][] ReadPredictions(string directory, AttackedVictim entry, DatasetSummary dataset)
    {
        var path = Path.Combine(directory, entry.Predictions);
        if (FileDigest.Of(path) != entry.PredictionsSha256) throw Errors.PredictionsDoNotFitResult(path);
        var rows = VictimStore.ReadPredictions(directory, entry.Predictions);
        var fits = rows.Length == Rows && rows.All(row => row.Length == dataset.TestCount && row.All(label => (uint)label < (uint)dataset.ClassCount));
        return fits ? rows : throw Errors.PredictionsDoNotFitResult(path);
    }

    [GeneratedRegex(@"^victims/[0-9a-f]+\.npy\z")]
    private static partial Regex PlainName();
}
