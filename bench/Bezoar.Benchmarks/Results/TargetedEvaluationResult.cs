using Bezoar.Experiments.Evaluation;

namespace Bezoar.Benchmarks.Results;

/// <summary><c>evaluate-EXPERIMENT.json</c> of an experiment on single test inputs, without what stands in its run's folder for each of them.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Experiment">What it repeats, and what was published.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Backbone">SHA-256 of the backbone's file; null where none was used.</param>
/// <param name="Rows">One for each setting and number of poison instances.</param>
/// <param name="Projection">Of the first setting.</param>
internal sealed record TargetedEvaluationResult(
    Provenance Provenance, ExperimentSummary Experiment, int Threads, string? Backbone, IReadOnlyList<TargetedRow> Rows, ProjectionResult Projection);

/// <summary>All attempts of a setting with one number of poison instances.</summary>
internal sealed record TargetedRow
{
    public required string Setting { get; init; }

    public required string Victim { get; init; }

    public required string Collision { get; init; }

    public required bool Outliers { get; init; }

    public required int FeatureCount { get; init; }

    public required long TrainedWeights { get; init; }

    public required int TrainCount { get; init; }

    public required int PoisonCount { get; init; }

    public required WilsonInterval Success { get; init; }

    /// <summary>Medians over targets.</summary>
    public required double ConfidenceBefore { get; init; }

    public required double ConfidenceAfter { get; init; }

    public required double CleanAccuracy { get; init; }

    /// <summary>Means over targets.</summary>
    public required double AccuracyLost { get; init; }

    public required double Degrees { get; init; }

    public required double Psnr { get; init; }

    /// <summary>Median over targets: the poison instances' distance from the target in features, as a share of their bases'.</summary>
    public required double DistanceLeft { get; init; }

    /// <summary>Medians over targets.</summary>
    public required double CraftSeconds { get; init; }

    public required double TrainSeconds { get; init; }

    public required int? Partitions { get; init; }

    /// <summary>Of the certified ensemble, without poison.</summary>
    public required double? EnsembleAccuracy { get; init; }

    public required WilsonInterval? DefendedSuccess { get; init; }

    /// <summary>Those of the hits that the ensemble misreads without poison, too.</summary>
    public required int DefendedHitsWithoutPoison { get; init; }

    /// <summary>Targets that the ensemble reads right, with a radius as large as the number of poison instances.</summary>
    public required int? ProvenTargets { get; init; }

    public required long Certified { get; init; }

    public required long ChangedThoughCertified { get; init; }

    /// <summary>SHA-256 over the poison of all targets, to compare runs by.</summary>
    public required string PoisonSha256 { get; init; }

    /// <summary>What pictures show of the targets one by one.</summary>
    public required TargetHistograms Histograms { get; init; }
}
