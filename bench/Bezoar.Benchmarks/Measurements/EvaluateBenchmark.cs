using Bezoar.Benchmarks.Results;
using Bezoar.Experiments;
using Bezoar.Experiments.Evaluation;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>An experiment as users run it, condensed to what pages show.</summary>
internal static class EvaluateBenchmark
{
    /// <param name="session">Where the result goes.</param>
    /// <param name="experiment">Its name.</param>
    /// <param name="runs">Where its run's folder is kept, so that it can be interrupted and looked at; null keeps nothing.</param>
    public static void Run(Session session, string experiment, string? runs)
    {
        using var tool = new Tool();
        var folder = Path.Combine(runs is null ? tool.Folder : Path.GetFullPath(runs), experiment);
        tool.Run(["evaluate", "--experiment", experiment, "--out", folder]);
        var result = ResultFile.ReadEvaluated(folder);
        EvaluationRow[] rows = [.. result.Results.GroupBy(entry => (entry.Description, entry.Victim, entry.Epochs)).Select(group => RowOf([.. group]))];
        foreach (var row in rows) session.Print(EvaluationResult.File(experiment), row);
        session.Results.Write(EvaluationResult.File(experiment), new EvaluationResult(
            Session.Provenance($"evaluate --experiment {experiment}"), result.Experiment!, result.Threads, result.Dataset.TestCount, rows, result.Defences));
    }

    private static EvaluationRow RowOf(AttackedVictim[] entries)
    {
        var first = entries[0];
        return new()
        {
            Attack = first.Attack,
            Description = first.Description,
            Victim = first.Victim,
            Epochs = first.Epochs,
            Seeds = entries.Length,
            PoisonCount = first.PoisonCount,
            PoisonedShareOfClass = first.PoisonedShareOfClass,
            Variant = first.Variant,
            Epsilon = first.Epsilon,
            Tau = first.Tau,
            Trigger = first.Trigger,
            CleanAccuracy = entries.Average(entry => entry.CleanAccuracy),
            PoisonedCleanAccuracy = entries.Average(entry => entry.PoisonedCleanAccuracy),
            AttackSuccessRate = Sum(entries.Select(entry => entry.Intervals.AttackSuccessRate)),
            AsrByPrediction = Sum(entries.Select(entry => entry.Intervals.AsrByPrediction)),
            AttackSuccessRateWithoutPoison = Sum(entries.Select(entry => entry.Intervals.AttackSuccessRateWithoutPoison)),
            CraftSeconds = Math.Round(Sampling.Median(entries.Select(entry => entry.Seconds.Craft)), 3),
            TrainSeconds = Math.Round(Sampling.Median(entries.Select(entry => entry.Seconds.Train)), 1),
            PredictionsSha256 = [.. entries.Select(entry => entry.PredictionsSha256[..16])],
        };
    }

    private static WilsonInterval? Sum(IEnumerable<WilsonInterval?> intervals) =>
        intervals.OfType<WilsonInterval>().ToArray() is { Length: > 0 } known ? WilsonInterval.Sum(known) : null;
}
