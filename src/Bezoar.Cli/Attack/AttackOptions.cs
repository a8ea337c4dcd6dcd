using System.CommandLine;
using Bezoar.Attacks.Triggers;
using Bezoar.Cli.Train;
using Bezoar.Experiments.Attacking;
using static Bezoar.Cli.OptionKinds;

namespace Bezoar.Cli.Attack;

/// <summary>The options that say what an attack does, for every command that mounts one.</summary>
internal sealed class AttackOptions
{
    public Option<string?> Trigger { get; } = new("--trigger")
    {
        Description = $"{string.Join(", ", TriggerCatalog.Names)}, square-SIZE, frame-WIDTH, blend-PERCENT, or a file: .json as an attack writes it, .png with transparency [default: pattern, with clean-label: clean-label]",
        HelpName = "NAME|FILE",
    };

    public Option<int?> Amplitude { get; } = MaybeNumber<int>("--amplitude", "Add so much, 1 to 255, instead of covering what is there: less is harder to see");

    public Option<string?> Rule { get; } = MaybeOneOf(
        "--rule", "Which classes become which: every other one the target, one source the target, or each the next one [default: all-to-one]", [.. AttackSpecification.Rules]);

    public Option<int?> Target { get; } = MaybeNumber<int>("--target", "Target class [default: 0; with label-flip: none; with poison-frogs: the class after the test input's]");

    public Option<int?> Source { get; } = MaybeNumber<int>("--source", "Source class, for an attack on one class");

    public Option<double?> Rate { get; } = MaybeNumber<double>("--rate", "How much is poisoned, above 0 to 1: a share of the training set, or of the labels of the source class [default: 0.1]");

    public Option<bool> Replace { get; } = new("--replace") { Description = "Put poison instances in the place of their originals instead of adding them" };

    public Option<double?> Share { get; } = MaybeNumber<double>("--share", "How much of the target class is poisoned, above 0 to 1 [default: 0.25]");

    public Option<string?> Variant { get; } = MaybeOneOf(
        "--variant", "How images are made harder before they get the trigger: not at all, by a gradient, or by interpolation [default: baseline]",
        [.. HardeningSpecification.Variants]);

    public Option<double?> Epsilon { get; } = MaybeNumber<double>("--epsilon", "With pgd-l2 and pgd-linf: how far images may move, on the 0 to 255 scale [default: 600 and 16]");

    public Option<double?> Tau { get; } = MaybeNumber<double>("--tau", "With gan: how far images go towards the source class, 0 to 1 [default: 0.2]");

    public Option<string?> Choice { get; } = MaybeOneOf(
        "--choice", "Which labels: any, of one class, or by what a surrogate model is least or most sure of [default: random]", [.. AttackSpecification.Choices]);

    public Option<string?> Surrogate { get; } = new("--surrogate") { Description = "Model that the attacker trains to choose or harden samples [default: the attack's own]", HelpName = "NAME" };

    public Option<int?> TargetInstance { get; } = MaybeNumber<int>("--target-instance", "Which test input is to be misread, counted from 0 [default: 0]");

    public Option<int?> Poisons { get; } = MaybeNumber<int>("--poisons", "Number of poison instances: one where only the last layer is trained, dozens where all layers are [default: 1]");

    public Option<double?> Opacity { get; } = MaybeNumber<double>("--opacity", "How much of the target instance is blended into the base instances beforehand, 0 to below 1 [default: 0]");

    public Option<double?> Similarity { get; } = MaybeNumber<double>(
        "--similarity", "The paper's β₀: more keeps poison closer to what it shows and further from its target [default: fitted to the features]");

    public Option<bool> NoAcceleration { get; } = new("--no-acceleration") { Description = "Follow the paper's algorithm 1 to the letter: it needs more steps to come as near" };

    public Option<string?> Backbone { get; } = new("--backbone") { Description = "ONNX file whose features the victim is thought to use, instead of a surrogate that the attacker trains", HelpName = "FILE" };

    public Option<string?> Layer { get; } = new("--layer") { Description = "With --backbone: the node whose output the features are [default: the one before its classifier]", HelpName = "NODE" };

    public Option<string?> Pixels { get; } = PixelsOption.Create("With --backbone: what");

    public Option<int?> Size { get; } = TransferOptions.CreateSize();

    public Option<int?> Average { get; } = TransferOptions.CreateAverage();

    /// <summary>Those that mean something to an attack, in the order in which its help shows them.</summary>
    public IEnumerable<Option> Of(string attack) => attack switch
    {
        "badnets" => [Trigger, Rule, Target, Source, Rate, Replace, Amplitude],
        "clean-label" => [Target, Share, Variant, Epsilon, Tau, Source, Trigger, Amplitude, Surrogate],
        "poison-frogs" => [TargetInstance, Target, Poisons, Opacity, Backbone, Layer, Pixels, Size, Average, Surrogate, Similarity, NoAcceleration],
        _ => [Rate, Choice, Source, Target, Surrogate],
    };

    /// <summary>Those of attacks on all test inputs, once each.</summary>
    public IEnumerable<Option> OnAllInputs => [Trigger, Rule, Target, Source, Rate, Replace, Share, Variant, Epsilon, Tau, Choice, Surrogate, Amplitude];

    public AttackSpecification ToSpecification(string attack, ParseResult parsed) => new()
    {
        Attack = attack,
        Trigger = parsed.GetValue(Trigger),
        Amplitude = parsed.GetValue(Amplitude),
        Rule = parsed.GetValue(Rule),
        Target = parsed.GetValue(Target),
        Source = parsed.GetValue(Source),
        Rate = parsed.GetValue(Rate),
        Replace = parsed.GetResult(Replace) is { Implicit: false } ? parsed.GetValue(Replace) : null,
        Share = parsed.GetValue(Share),
        Variant = parsed.GetValue(Variant),
        Epsilon = parsed.GetValue(Epsilon),
        Tau = parsed.GetValue(Tau),
        Choice = parsed.GetValue(Choice),
        Surrogate = parsed.GetValue(Surrogate),
        TargetInstance = parsed.GetValue(TargetInstance),
        Poisons = parsed.GetValue(Poisons),
        Opacity = parsed.GetValue(Opacity),
        Similarity = parsed.GetValue(Similarity),
        Accelerate = parsed.GetResult(NoAcceleration) is { Implicit: false } ? !parsed.GetValue(NoAcceleration) : null,
        Backbone = parsed.GetValue(Backbone),
        Layer = parsed.GetValue(Layer),
        Pixels = parsed.GetValue(Pixels),
        Size = parsed.GetValue(Size),
        Average = parsed.GetValue(Average),
    };
}
