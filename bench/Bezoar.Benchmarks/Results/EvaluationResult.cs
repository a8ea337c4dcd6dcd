using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Evaluation.Defence;

namespace Bezoar.Benchmarks.Results;

/// <summary><c>evaluate-EXPERIMENT.json</c>: what an experiment came to, without what stands in its run's folder for each test input.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Experiment">What it repeats, and what was published.</param>
/// <param name="Threads">Threads.</param>
/// <param name="TestCount">Test inputs.</param>
/// <param name="Rows">One for each attack and victim, over all seeds.</param>
/// <param name="Defences">Where the experiment has a defence.</param>
internal sealed record EvaluationResult(
    Provenance Provenance, ExperimentSummary Experiment, int Threads, int TestCount, IReadOnlyList<EvaluationRow> Rows, IReadOnlyList<DefendedAttack>? Defences)
{
    public static string File(string experiment) => $"evaluate-{experiment}";
}

/// <summary>One attack on one kind of victim, over all seeds.</summary>
internal sealed record EvaluationRow
{
    public required string Attack { get; init; }

    public required string Description { get; init; }

    public required string Victim { get; init; }

    public required int Epochs { get; init; }

    public required int Seeds { get; init; }

    public required int PoisonCount { get; init; }

    public required double? PoisonedShareOfClass { get; init; }

    public required string? Variant { get; init; }

    public required double? Epsilon { get; init; }

    public required double? Tau { get; init; }

    public required string? Trigger { get; init; }

    public required double CleanAccuracy { get; init; }

    public required double PoisonedCleanAccuracy { get; init; }

    public required SeedShares? AttackSuccessRate { get; init; }

    public required SeedShares? AsrByPrediction { get; init; }

    public required SeedShares? AttackSuccessRateWithoutPoison { get; init; }

    /// <summary>Medians over the seeds.</summary>
    public required double CraftSeconds { get; init; }

    public required double TrainSeconds { get; init; }

    /// <summary>First 16 digits of each seed's, to compare runs by.</summary>
    public required IReadOnlyList<string> PredictionsSha256 { get; init; }
}
