using System.Security.Cryptography;
using System.Text;
using Bezoar.Benchmarks.Results;
using Bezoar.Experiments;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>An experiment on single test inputs as users run it, condensed to what pages show.</summary>
internal static class TargetedBenchmark
{
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
        var result = ResultFile.ReadTargeted(folder);
        TargetedRow[] rows = [.. TargetedSummary.Of(result).Select(RowOf)];
        foreach (var row in rows) session.Print(EvaluationResult.File(name), row);
        session.Results.Write(EvaluationResult.File(name), new TargetedEvaluationResult(
            Session.Provenance($"evaluate --experiment {name}"), result.Experiment, result.Threads, result.Backbone?.Sha256, rows));
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
            CraftSeconds = Math.Round(summary.CraftSeconds, 2),
            TrainSeconds = Math.Round(summary.TrainSeconds, 2),
            Partitions = outcome.Partitions,
            DefendedSuccess = summary.DefendedSuccess,
            DefendedHitsWithoutPoison = summary.DefendedHitsWithoutPoison,
            Certified = summary.Certificates.Certified,
            ChangedThoughCertified = summary.Certificates.Changed,
            PoisonSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(poison)))[..16],
        };
    }
}
