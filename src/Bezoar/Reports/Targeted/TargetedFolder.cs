using Bezoar.Experiments;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Reports.Targeted;

/// <summary>Everything that an experiment on single test inputs left in its folder, read back.</summary>
/// <param name="Result">What <c>result.json</c> holds.</param>
/// <param name="Examples">Images and projected features, one for each setting.</param>
internal sealed record TargetedFolder(TargetedResult Result, IReadOnlyList<SettingExamples> Examples)
{
    /// <summary>Reads the files. It checks that they fit together, and no more.</summary>
    /// <exception cref="BezoarException">A file is missing, damaged, or does not fit the others.</exception>
    public static TargetedFolder Read(string directory)
    {
        var result = ResultFile.ReadTargeted(directory);
        var path = Path.Combine(directory, RunFiles.Result);
        if (result.Results.Count == 0 || result.Results.Any(outcome => outcome.Attempts.Count == 0)) throw Errors.NoResults(path);
        if (result.Results.Any(outcome => outcome.Attempts.Any(attempt => attempt.Degrees.Count != outcome.MeasuredEpochs.Count))) throw Errors.AnglesDoNotFitResult(path);
        var isPair = result.ClassNames.Count == 2 && result.Results.All(outcome => outcome.Attempts.All(attempt => attempt.Label is 0 or 1 && attempt.Wanted == 1 - attempt.Label));
        if (!isPair) throw Errors.ClassesDoNotFitResult(path, result.ClassNames.Count, 2);
        var examplesPath = Path.Combine(directory, RunFiles.CollisionExamples);
        var examples = CollisionExamplesFile.Read(examplesPath);
        var fits = examples.Count == result.Results.Count && examples.Zip(result.Results).All(pair => pair.First?.Setting == pair.Second.Setting && Fits(pair.First));
        return fits ? new(result, examples) : throw Errors.ExamplesDoNotFitResult(examplesPath);
    }

    private static bool Fits(SettingExamples examples) =>
        examples.Shape is { Channels: 1 or 3, Height: >= 1 and <= 4096, Width: >= 1 and <= 4096 }
        && !examples.Projection.Contains(null) && !examples.PoisonedProjection.Contains(null) && !examples.Triples.Contains(null)
        && examples.Triples.All(triple => new[] { triple.TargetImage, triple.BaseImage, triple.PoisonImage }.All(image => image.Length == examples.Shape.ByteCount));
}
