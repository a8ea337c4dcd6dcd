using System.Text.Json.Serialization;
using Bezoar.Attacks;
using Bezoar.Experiments.Evaluation.Defence;

namespace Bezoar.Experiments.Evaluation;

/// <summary>What <c>result.json</c> of an evaluation holds.</summary>
public sealed record EvaluateResult : RunResult
{
    internal const string CommandName = "evaluate";

    /// <summary>Of this version's layout.</summary>
    public EvaluateResult() : base(CommandName) { }

    /// <summary>Which published experiment this repeats; null for one of the user's own.</summary>
    public ExperimentSummary? Experiment { get; init; }

    /// <summary>Attacks against a certified ensemble, one entry for each attack and seed; null where no defence was asked for.</summary>
    [JsonPropertyOrder(LastInFile)]
    public IReadOnlyList<DefendedAttack>? Defences { get; init; }

    /// <summary>One entry for each attack, victim and seed.</summary>
    [JsonPropertyOrder(LastInFile)]
    public required IReadOnlyList<AttackedVictim> Results { get; init; }

    internal override IEnumerable<object?> ListElements() =>
        Results.SelectMany<AttackedVictim?, object?>(entry => entry is null ? [null] : entry.ListElements())
            .Concat((Defences ?? []).SelectMany<DefendedAttack?, object?>(entry => entry is null ? [null] : [.. entry.Points]))
            .Concat(Experiment?.Published ?? []);
}

/// <summary>What an experiment repeats.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Paper">Where it was published.</param>
/// <param name="Figure">Which table, figure or section.</param>
/// <param name="Published">What was found there.</param>
public sealed record ExperimentSummary(string Name, string Title, string Paper, string Figure, IReadOnlyList<PublishedFinding> Published);

/// <summary>A figure of a paper.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">In the paper's words.</param>
public sealed record PublishedFinding(string What, string Value);

/// <summary>One victim under one attack.</summary>
public sealed record AttackedVictim
{
    /// <summary>Short name of the attack.</summary>
    public required string Attack { get; init; }

    /// <summary>Its options, in words.</summary>
    public required string Description { get; init; }

    /// <summary>Architecture of the victim.</summary>
    public required string Victim { get; init; }

    /// <summary>How the victim was trained, in words.</summary>
    public required string Training { get; init; }

    /// <summary>How often it saw every sample.</summary>
    public required int Epochs { get; init; }

    /// <summary>Of the attack and of both trainings.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Samples that the attacker touched.</summary>
    public required int PoisonCount { get; init; }

    /// <summary>What that costs in both units.</summary>
    public required PoisonBudget Budget { get; init; }

    /// <summary>Poison instances in the target class, as a share of its samples after the attack; null where there is no one target class.</summary>
    public required double? PoisonedShareOfClass { get; init; }

    /// <summary>How clean-label images were hardened; null for other attacks.</summary>
    public required string? Variant { get; init; }

    /// <summary>Radius of the ball, on the 0 … 255 scale; null where there is none.</summary>
    public required double? Epsilon { get; init; }

    /// <summary>Of an interpolation; null where there is none.</summary>
    public required double? Tau { get; init; }

    /// <summary>Name of the trigger; null for attacks without.</summary>
    public required string? Trigger { get; init; }

    /// <summary>See <see cref="Attacks.Triggers.Trigger.Amplitude"/>.</summary>
    public required int? Amplitude { get; init; }

    /// <summary>What the trigger produces, in words; null for attacks without.</summary>
    public required string? TargetRule { get; init; }

    /// <summary>Target class, where there is one.</summary>
    public required int? Target { get; init; }

    /// <summary>Share of clean test inputs that the victim without poison classifies correctly.</summary>
    public required double CleanAccuracy { get; init; }

    /// <summary>The same, of the victim with poison.</summary>
    public required double PoisonedCleanAccuracy { get; init; }

    /// <summary>Among test inputs whose true label is not the target class; null for attacks without a trigger.</summary>
    public required double? AttackSuccessRate { get; init; }

    /// <summary>Among test inputs that are not predicted as the target class when clean.</summary>
    public required double? AsrByPrediction { get; init; }

    /// <summary>The trigger's success with the victim that saw no poison: what must be exceeded.</summary>
    public required double? AttackSuccessRateWithoutPoison { get; init; }

    /// <summary>Counts and 95 % intervals behind these shares.</summary>
    public required EvaluateIntervals Intervals { get; init; }

    /// <summary>By true class.</summary>
    public required IReadOnlyList<AttackedClass> Classes { get; init; }

    /// <summary>The poisoned victim, epoch by epoch.</summary>
    public required IReadOnlyList<AttackedEpoch> History { get; init; }

    /// <summary>Where the time went.</summary>
    public required AttackSeconds Seconds { get; init; }

    /// <summary>
    /// File with the predictions for all test inputs, int32, 4 × inputs: the victim without poison on clean and on triggered ones, then the
    /// poisoned victim on both. Triggered rows repeat the clean ones for attacks without a trigger.
    /// </summary>
    public required string Predictions { get; init; }

    /// <summary>SHA-256 of that file: the same on every run.</summary>
    public required string PredictionsSha256 { get; init; }

    /// <summary>Elements of its lists, none of which may be null.</summary>
    internal IEnumerable<object?> ListElements() => [.. History, .. Classes];
}

/// <summary>Counts and 95 % intervals.</summary>
public sealed record EvaluateIntervals(
    WilsonInterval CleanAccuracy, WilsonInterval PoisonedCleanAccuracy,
    WilsonInterval? AttackSuccessRate, WilsonInterval? AsrByPrediction, WilsonInterval? AttackSuccessRateWithoutPoison);

/// <summary>Test inputs of one class.</summary>
/// <param name="Label">Number of the class.</param>
/// <param name="Name">What it is called; null where that is not known.</param>
/// <param name="TestCount">How many there are.</param>
/// <param name="CleanAccuracy">Of the victim without poison; null where there are none.</param>
/// <param name="PoisonedCleanAccuracy">Of the victim with poison.</param>
/// <param name="AttackSuccessRate">Null where the class is no target.</param>
public sealed record AttackedClass(int Label, string? Name, int TestCount, double? CleanAccuracy, double? PoisonedCleanAccuracy, double? AttackSuccessRate);

/// <summary>The poisoned victim after an epoch.</summary>
/// <param name="Epoch">1 for the first.</param>
/// <param name="Loss">Mean over the training samples.</param>
/// <param name="CleanAccuracy">On clean test inputs; null where nobody looked.</param>
/// <param name="AttackSuccessRate">By label; null where nobody looked or there is no trigger.</param>
public sealed record AttackedEpoch(int Epoch, double Loss, double? CleanAccuracy, double? AttackSuccessRate);

/// <summary>Wall-clock seconds of one entry. The victim without poison is trained once for all attacks.</summary>
public sealed record AttackSeconds(double Craft, double Train, double TrainWithoutPoison);
