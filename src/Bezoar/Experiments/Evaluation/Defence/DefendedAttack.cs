using System.Text.Json.Serialization;

namespace Bezoar.Experiments.Evaluation.Defence;

/// <summary>One attack with more and more poison, against a certified ensemble and against victims that have no defence.</summary>
public sealed record DefendedAttack
{
    /// <summary>Short name of the attack.</summary>
    public required string Attack { get; init; }

    /// <summary>Its options, in words; the numbers of poison instances are those of <see cref="Points"/>.</summary>
    public required string Description { get; init; }

    /// <summary>Of the attack and of the victims without a defence.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What the trigger produces, in words; null for attacks without.</summary>
    public required string? TargetRule { get; init; }

    /// <summary>Short name of the certificate.</summary>
    public required string Method { get; init; }

    /// <summary>What the certificate holds against.</summary>
    public required string ThreatModel { get; init; }

    /// <summary>What budgets are counted in.</summary>
    public required string Unit { get; init; }

    /// <summary>Number of partitions.</summary>
    public required int Partitions { get; init; }

    /// <summary>The base learner with all its settings.</summary>
    public required string Learner { get; init; }

    /// <summary>
    /// The largest number of poison instances for which half of the targets are proven to be missed; null where there is none, and for attacks
    /// without a trigger.
    /// </summary>
    public required int? HalfCertifiedUntil { get; init; }

    /// <summary>The largest number of poison instances for which any target is proven to be missed; null like <see cref="HalfCertifiedUntil"/>.</summary>
    public required int? CertificateEndsAt { get; init; }

    /// <summary>By number of poison instances, ascending, from 0 on.</summary>
    public required IReadOnlyList<DefencePoint> Points { get; init; }

    /// <summary>Certified predictions at all points together.</summary>
    [JsonIgnore]
    public long Certified => Points.Sum(point => (long)point.Certified);

    /// <summary>How many of them changed.</summary>
    [JsonIgnore]
    public long ChangedThoughCertified => Points.Sum(point => (long)point.ChangedThoughCertified);
}

/// <summary>What happens with so many poison instances.</summary>
public sealed record DefencePoint
{
    /// <summary>Samples that the attacker touched.</summary>
    public required int PoisonCount { get; init; }

    /// <summary>What that costs in the certificate's unit.</summary>
    public required int Budget { get; init; }

    /// <summary>The certified ensemble, trained on the poison.</summary>
    public required AttackMeasures Defended { get; init; }

    /// <summary>Victims without a defence, trained on the same poison.</summary>
    public required IReadOnlyList<UndefendedVictim> Undefended { get; init; }

    /// <summary>Share of clean test inputs whose prediction is right and proven to stay with this budget.</summary>
    public required double CertifiedAccuracy { get; init; }

    /// <summary>
    /// The largest success rate that the certificate leaves possible for any attack of this budget, known before it is mounted: the share of
    /// targets that are hit without poison, or not proven to be missed. Null for attacks without a trigger.
    /// </summary>
    public required double? SuccessBound { get; init; }

    /// <summary>Predictions, on clean and on triggered test inputs, that are proven to stay with this budget.</summary>
    public required int Certified { get; init; }

    /// <summary>How many of them changed, or were hit though proven to be missed. Anything but 0 would refute the certificate.</summary>
    public required int ChangedThoughCertified { get; init; }
}

/// <summary>What a classifier makes of test inputs.</summary>
/// <param name="Accuracy">On clean ones.</param>
/// <param name="AttackSuccessRate">Among test inputs whose true label is not the target class; null for attacks without a trigger.</param>
/// <param name="AsrByPrediction">Among test inputs that the classifier itself does not predict as the target class when clean.</param>
public sealed record AttackMeasures(WilsonInterval Accuracy, WilsonInterval? AttackSuccessRate, WilsonInterval? AsrByPrediction);

/// <summary>A victim without a defence.</summary>
/// <param name="Victim">Architecture.</param>
/// <param name="Epochs">How often it saw every sample.</param>
/// <param name="Measures">What became of it.</param>
public sealed record UndefendedVictim(string Victim, int Epochs, AttackMeasures Measures);
