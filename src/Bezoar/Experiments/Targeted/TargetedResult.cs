using System.Text.Json.Serialization;
using Bezoar.Experiments.Evaluation;

namespace Bezoar.Experiments.Targeted;

/// <summary>What <c>result.json</c> of an experiment on single test inputs holds.</summary>
public sealed record TargetedResult : RunResult
{
    internal const string CommandName = "evaluate-targeted";

    /// <summary>Of this version's layout.</summary>
    public TargetedResult() : base(CommandName) { }

    /// <summary>Which published experiment this repeats.</summary>
    public required ExperimentSummary Experiment { get; init; }

    /// <summary>The backbone's file and its SHA-256; null where none was used.</summary>
    public required BackboneSummary? Backbone { get; init; }

    /// <summary>What the two classes are called.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>One entry for each setting.</summary>
    [JsonPropertyOrder(LastInFile)]
    public required IReadOnlyList<TargetedOutcome> Results { get; init; }

    internal override IEnumerable<object?> ListElements() =>
        Results.SelectMany<TargetedOutcome?, object?>(entry => entry is null ? [null] : [.. entry.Attempts]).Concat(Experiment.Published).Concat(ClassNames);
}

/// <summary>A pretrained network that was handed in.</summary>
/// <param name="File">Name without its folder.</param>
/// <param name="Sha256">Of the file.</param>
public sealed record BackboneSummary(string File, string Sha256);

/// <summary>What one setting came to.</summary>
public sealed record TargetedOutcome
{
    /// <summary>The attack's name.</summary>
    public required string Attack { get; init; }

    /// <summary>Of the choice of targets and of the victims.</summary>
    public required ulong Seed { get; init; }

    /// <summary>See <see cref="TargetedSetting.Name"/>.</summary>
    public required string Setting { get; init; }

    /// <summary>What the victim trains, and how, in words.</summary>
    public required string Victim { get; init; }

    /// <summary>How poison is made, in words.</summary>
    public required string Collision { get; init; }

    /// <summary>Whether targets are those of which the clean victim is least sure.</summary>
    public required bool Outliers { get; init; }

    /// <summary>Numbers that the last layer sees of an image.</summary>
    public required int FeatureCount { get; init; }

    /// <summary>Weights that the victim trains.</summary>
    public required long TrainedWeights { get; init; }

    /// <summary>Training images without poison.</summary>
    public required int TrainCount { get; init; }

    /// <summary>Of the victim without poison, on the test inputs.</summary>
    public required double CleanAccuracy { get; init; }

    /// <summary>Epochs after which the boundary's angle was measured.</summary>
    public required IReadOnlyList<int> MeasuredEpochs { get; init; }

    /// <summary>Partitions of the certified ensemble; null where none was trained.</summary>
    public required int? Partitions { get; init; }

    /// <summary>What the certified ensemble promises, and how well it reads without poison; null where none was trained.</summary>
    public required CertifiedEnsemble? Ensemble { get; init; }

    /// <summary>One for each target and number of poison instances.</summary>
    public required IReadOnlyList<TargetedAttempt> Attempts { get; init; }
}

/// <summary>One attack on one test input.</summary>
public sealed record TargetedAttempt
{
    /// <summary>Index among the test inputs of the classes that take part.</summary>
    public required int Target { get; init; }

    /// <summary>What it shows.</summary>
    public required int Label { get; init; }

    /// <summary>What it is to be read as.</summary>
    public required int Wanted { get; init; }

    /// <summary>Poison instances.</summary>
    public required int PoisonCount { get; init; }

    /// <summary>The victim's confidence in the wanted class without poison, 0 … 1.</summary>
    public required double ConfidenceBefore { get; init; }

    /// <summary>The same, of the victim with poison.</summary>
    public required double ConfidenceAfter { get; init; }

    /// <summary>Whether the victim with poison reads it as wanted.</summary>
    public required bool IsHit { get; init; }

    /// <summary>Accuracy of the victim with poison on all test inputs.</summary>
    public required double PoisonedCleanAccuracy { get; init; }

    /// <summary>Angle between the decision boundaries of both victims after each measured epoch, in degrees; the last is that of the finished victims.</summary>
    public required IReadOnlyList<double> Degrees { get; init; }

    /// <summary>Mean distance of the base instances' features from the target's.</summary>
    public required double DistanceBefore { get; init; }

    /// <summary>The same, of the poison instances.</summary>
    public required double DistanceAfter { get; init; }

    /// <summary>Mean peak signal-to-noise ratio of poison against base instances, in decibels, where an unchanged image counts as 99.</summary>
    public required double Psnr { get; init; }

    /// <summary>Base instances, by index in the training images; the nearest poison instance first.</summary>
    public required IReadOnlyList<int> Bases { get; init; }

    /// <summary>Wall-clock seconds that crafting took: of targets that were crafted together, an equal part.</summary>
    public required double CraftSeconds { get; init; }

    /// <summary>Wall-clock seconds of the victim's training.</summary>
    public required double TrainSeconds { get; init; }

    /// <summary>What became of the certified ensemble; null where there is none.</summary>
    public required TargetedDefence? Defence { get; init; }

    /// <summary>SHA-256 of the poison instances, one after the other: the same on every run.</summary>
    public required string PoisonSha256 { get; init; }
}

/// <summary>An ensemble whose predictions are certified.</summary>
/// <param name="Method">Of the certificate.</param>
/// <param name="ThreatModel">Against whom.</param>
/// <param name="Unit">What a radius counts.</param>
/// <param name="CleanAccuracy">Of the ensemble without poison, on the test inputs.</param>
public sealed record CertifiedEnsemble(string Method, string ThreatModel, string Unit, double CleanAccuracy);

/// <summary>A certified ensemble under the same poison.</summary>
/// <param name="Radius">Of the target's prediction without poison, in the ensemble's unit; −1 where it is wrong.</param>
/// <param name="IsHit">Whether the ensemble with poison reads the target as wanted.</param>
/// <param name="Certified">Test inputs whose prediction is proven to stay with so much poison.</param>
/// <param name="ChangedThoughCertified">How many of them changed: none, ever.</param>
public sealed record TargetedDefence(int Radius, bool IsHit, int Certified, int ChangedThoughCertified);
