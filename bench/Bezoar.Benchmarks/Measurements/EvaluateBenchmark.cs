using Bezoar.Benchmarks.Results;
using Bezoar.Experiments;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>An experiment as users run it, condensed to what pages show.</summary>
internal static class EvaluateBenchmark
{
    /// <summary>Runs the experiment.</summary>
    /// <param name="session">Where the result goes.</param>
    /// <param name="experiment">Its name.</param>
    /// <param name="runs">Where its run's folder is kept, so that it can be interrupted and looked at; null keeps nothing.</param>
    /// <param name="backbone">For experiments that need a pretrained network.</param>
    public static void Run(Session session, string experiment, string? runs, string backbone)
    {
        using var tool = new Tool();
        var folder = Path.Combine(runs is null ? tool.Folder : Path.GetFullPath(runs), experiment);
        if (ExperimentCatalog.Get(experiment).File is TargetedExperimentFile targeted)
        {
            TargetedBenchmark.Run(session, experiment, targeted, tool, folder, backbone);
            return;
        }
        tool.Run(["evaluate", "--experiment", experiment, "--out", folder]);
        Record(session, experiment, folder);
    }

    /// <summary>Condenses what a run left.</summary>
    /// <param name="session">Where the result goes.</param>
    /// <param name="experiment">Its name.</param>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="InvalidOperationException">The folder holds no finished run of that experiment.</exception>
    public static void Record(Session session, string experiment, string folder)
    {
        if (ExperimentCatalog.Get(experiment).File is TargetedExperimentFile targeted)
        {
            TargetedBenchmark.Record(session, experiment, targeted, folder);
            return;
        }
        var result = ResultFile.ReadEvaluated(folder);
        if (result.Experiment?.Name != experiment) throw NotARunOf(experiment, folder);
        EvaluationRow[] rows = [.. AttackGroup.Of(result.Results).Select(RowOf)];
        foreach (var row in rows) session.Print(EvaluationResult.File(experiment), row);
        session.Results.Write(EvaluationResult.File(experiment), new EvaluationResult(
            ProvenanceOf(result, experiment), result.Experiment!, result.Threads, result.Dataset.TestCount, rows, result.Defences));
    }

    /// <summary>A run that was made elsewhere was measured there.</summary>
    public static Provenance ProvenanceOf(RunResult result, string experiment) =>
        Session.Provenance($"evaluate --experiment {experiment}") with { Version = result.Version, Cpu = result.Cpu };

    public static InvalidOperationException NotARunOf(string experiment, string folder) =>
        new($"{folder} holds no finished run of {experiment} as a whole: run it with './bezoar evaluate --experiment {experiment} --out {folder}'");

    private static EvaluationRow RowOf(AttackGroup group)
    {
        var (first, entries) = (group.First, group.Entries);
        return new()
        {
            Attack = first.Attack,
            Description = first.Description,
            Victim = first.Victim,
            Epochs = first.Epochs,
            Seeds = entries.Count,
            PoisonCount = first.PoisonCount,
            PoisonedShareOfClass = first.PoisonedShareOfClass,
            Variant = first.Variant,
            Epsilon = first.Epsilon,
            Tau = first.Tau,
            Trigger = first.Trigger,
            CleanAccuracy = group.CleanAccuracy.Share ?? 0,
            PoisonedCleanAccuracy = group.PoisonedCleanAccuracy.Share ?? 0,
            AttackSuccessRate = group.AttackSuccessRate,
            AsrByPrediction = group.AsrByPrediction,
            AttackSuccessRateWithoutPoison = group.AttackSuccessRateWithoutPoison,
            CraftSeconds = Math.Round(Sampling.Median(entries.Select(entry => entry.Seconds.Craft)), 3),
            TrainSeconds = Math.Round(Sampling.Median(entries.Select(entry => entry.Seconds.Train)), 1),
            PredictionsSha256 = [.. entries.Select(entry => entry.PredictionsSha256[..16])],
        };
    }
}
