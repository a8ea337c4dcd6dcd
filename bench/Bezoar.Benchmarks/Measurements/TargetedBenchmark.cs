using System.Security.Cryptography;
using System.Text;
using Bezoar.Benchmarks.Results;
using Bezoar.Benchmarks.Tables.Frogs;
using Bezoar.Experiments;
using Bezoar.Experiments.Targeted;
using Bezoar.Reports.Targeted;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>An experiment on single test inputs as users run it, condensed to what pages show.</summary>
internal static class TargetedBenchmark
{
    /// <summary>Runs the experiment.</summary>
    /// <param name="session">Where the result goes.</param>
    /// <param name="name">Of the experiment.</param>
    /// <param name="experiment">What it does.</param>
    /// <param name="tool">Runs it.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="backbone">An ONNX file, for experiments that need one.</param>
    public static void Run(Session session, string name, TargetedExperimentFile experiment, Tool tool, string folder, string backbone)
    {
        string[] more = experiment.NeedsBackbone ? ["--backbone", backbone] : [];
        tool.Run(["evaluate", "--experiment", name, .. more, "--out", folder]);
        Record(session, name, experiment, folder);
    }

    /// <summary>Condenses what a run left, and draws its pictures of pixels.</summary>
    /// <inheritdoc cref="Run"/>
    /// <exception cref="InvalidOperationException">The folder holds no finished run of the whole experiment.</exception>
    public static void Record(Session session, string name, TargetedExperimentFile experiment, string folder)
    {
        var result = ResultFile.ReadTargeted(folder);
        if (!IsWhole(result, name, experiment)) throw EvaluateBenchmark.NotARunOf(name, folder);
        var examples = CollisionExamplesFile.Read(Path.Combine(folder, RunFiles.CollisionExamples));
        TargetedRow[] rows = [.. TargetedSummary.Of(result).Select(RowOf)];
        foreach (var row in rows) session.Print(EvaluationResult.File(name), row);
        session.Results.Write(EvaluationResult.File(name), new TargetedEvaluationResult(
            EvaluateBenchmark.ProvenanceOf(result, name), result.Experiment, result.Threads, result.Backbone?.Sha256, rows,
            ProjectionResult.Of(examples[0], result.ClassNames)));
        File.WriteAllBytes(TripleSheet.FileOf(name), TripleSheet.Of(examples[0]));
    }

    private static bool IsWhole(TargetedResult result, string name, TargetedExperimentFile experiment) =>
        result.Experiment.Name == name
        && experiment.Settings.Select(setting => (setting.Name, setting.Targets ?? TargetedPlan.DefaultTargets))
            .SequenceEqual(result.Results.Select(outcome => (outcome.Setting, outcome.Attempts.Select(attempt => attempt.Target).Distinct().Count())));

    private static TargetHistograms HistogramsOf(TargetedSummary summary)
    {
        var angles = TargetedChartData.AnglesOf(summary);
        return new(
            TargetedChartData.BinsOf(summary, attempt => attempt.ConfidenceBefore), TargetedChartData.BinsOf(summary, attempt => attempt.ConfidenceAfter),
            angles[0].To, [.. angles.Select(bin => bin.Count)],
            summary.Outcome.MeasuredEpochs, [.. TargetedChartData.TurningOf(summary).Select(degrees => Math.Round(degrees, 2))]);
    }

    private static TargetedRow RowOf(TargetedSummary summary)
    {
        var outcome = summary.Outcome;
        var poison = string.Concat(summary.Attempts.Select(attempt => attempt.PoisonSha256));
        return new()
        {
            Setting = outcome.Setting,
            Victim = outcome.Victim,
            Collision = outcome.Collision,
            Outliers = outcome.Outliers,
            FeatureCount = outcome.FeatureCount,
            TrainedWeights = outcome.TrainedWeights,
            TrainCount = outcome.TrainCount,
            PoisonCount = summary.PoisonCount,
            Success = summary.Success,
            ConfidenceBefore = Math.Round(summary.ConfidenceBefore, 4),
            ConfidenceAfter = Math.Round(summary.ConfidenceAfter, 4),
            CleanAccuracy = outcome.CleanAccuracy,
            AccuracyLost = Math.Round(summary.AccuracyLost, 5),
            Degrees = Math.Round(summary.Degrees, 2),
            Psnr = Math.Round(summary.Psnr, 2),
            DistanceLeft = Math.Round(summary.DistanceLeft, 4),
            CraftSeconds = Math.Round(summary.CraftSeconds, 2),
            TrainSeconds = Math.Round(summary.TrainSeconds, 2),
            Partitions = outcome.Partitions,
            EnsembleAccuracy = outcome.Ensemble?.CleanAccuracy,
            DefendedSuccess = summary.DefendedSuccess,
            DefendedHitsWithoutPoison = summary.DefendedHitsWithoutPoison,
            ProvenTargets = outcome.Ensemble is null ? null : summary.ProvenTargets,
            Certified = summary.Certificates.Certified,
            ChangedThoughCertified = summary.Certificates.Changed,
            PoisonSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(poison)))[..16],
            Histograms = HistogramsOf(summary),
        };
    }
}
