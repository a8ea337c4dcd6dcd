using System.Globalization;
using System.Text.Json.Serialization;
using Bezoar.Attacks;
using Bezoar.Attacks.BadNets;
using Bezoar.Attacks.CleanLabel;
using Bezoar.Attacks.LabelFlips;
using Bezoar.Attacks.PoisonFrogs;
using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.TransferLearning;

namespace Bezoar.Experiments.Attacking;

/// <summary>
/// An attack in the words that a command line or an experiment's file uses. Whatever is null is the attack's own default; whatever does not
/// belong to the attack is a fault.
/// </summary>
public sealed record AttackSpecification
{
    /// <summary>Names of all attacks.</summary>
    public static IReadOnlyList<string> Attacks { get; } = ["badnets", "clean-label", "label-flip", Frogs];

    /// <summary>Those whose success is a share of all test inputs; the other one attacks a single one.</summary>
    public static IReadOnlyList<string> OnAllInputs { get; } = [.. Attacks.Where(attack => attack != Frogs)];

    private const string Frogs = PoisonFrogsAttack.AttackName;

    /// <summary>Names of the ways to choose targets, for <c>badnets</c>.</summary>
    public static IReadOnlyList<string> Rules { get; } = ["all-to-one", "single", "all-to-all"];

    /// <summary>Names of the choices of labels, for <c>label-flip</c>.</summary>
    public static IReadOnlyList<string> Choices { get; } = ["random", "class-to-class", "nearest", "farthest"];

    /// <summary>One of <see cref="Attacks"/>.</summary>
    [JsonRequired]
    public string Attack { get; init; } = "badnets";

    /// <summary>A name of <see cref="TriggerCatalog"/> or a file.</summary>
    public string? Trigger { get; init; }

    /// <summary>See <see cref="Trigger.Amplitude"/>.</summary>
    public int? Amplitude { get; init; }

    /// <summary>One of <see cref="Rules"/>.</summary>
    public string? Rule { get; init; }

    /// <summary>Target class.</summary>
    public int? Target { get; init; }

    /// <summary>Source class.</summary>
    public int? Source { get; init; }

    /// <summary>For <c>badnets</c> a share of the training set, for <c>label-flip</c> of the labels.</summary>
    public double? Rate { get; init; }

    /// <summary>See <see cref="BadNetsOptions.Replace"/>.</summary>
    public bool? Replace { get; init; }

    /// <summary>For <c>clean-label</c>: share of the target class.</summary>
    public double? Share { get; init; }

    /// <summary>For <c>clean-label</c>: one of <see cref="HardeningSpecification.Variants"/>.</summary>
    public string? Variant { get; init; }

    /// <summary>For the variants by gradient: size of the ball on the 0 … 255 scale.</summary>
    public double? Epsilon { get; init; }

    /// <summary>For the variant <c>gan</c>: 0 leaves the image, 1 is the other class's.</summary>
    public double? Tau { get; init; }

    /// <summary>For the variants that train a model: its architecture.</summary>
    public string? Surrogate { get; init; }

    /// <summary>For <c>label-flip</c>: one of <see cref="Choices"/>.</summary>
    public string? Choice { get; init; }

    /// <summary>For <c>poison-frogs</c>: index of the test input that is to be misread as the target class.</summary>
    public int? TargetInstance { get; init; }

    /// <summary>For <c>poison-frogs</c>: number of poison instances.</summary>
    public int? Poisons { get; init; }

    /// <summary>See <see cref="FeatureCollisionOptions.Opacity"/>.</summary>
    public double? Opacity { get; init; }

    /// <summary>See <see cref="FeatureCollisionOptions.Similarity"/>.</summary>
    public double? Similarity { get; init; }

    /// <summary>See <see cref="FeatureCollisionOptions.Accelerate"/>.</summary>
    public bool? Accelerate { get; init; }

    /// <summary>For <c>poison-frogs</c>: an ONNX file whose features the victim is thought to use, instead of a surrogate.</summary>
    public string? Backbone { get; init; }

    /// <summary>Where the backbone is cut.</summary>
    public string? Layer { get; init; }

    /// <summary>What the backbone expects of pixels, one of <see cref="BackbonePixels.Names"/>.</summary>
    public string? Pixels { get; init; }

    /// <summary>The backbone sees images in so many rows and columns.</summary>
    public int? Size { get; init; }

    /// <summary>The backbone's feature map is averaged to so many rows and columns.</summary>
    public int? Average { get; init; }

    /// <summary>The attack, once it is known to be possible.</summary>
    /// <param name="seed">Decides every random choice.</param>
    /// <param name="training">What will be poisoned.</param>
    /// <param name="models">Where models that attacks train are kept.</param>
    /// <param name="test">Test inputs, for an attack on one of them.</param>
    /// <exception cref="BezoarException">One message with every fault of the words and of the attack on this training set.</exception>
    public IAttack Create(ulong seed, Dataset training, AttackModels models, Dataset? test = null)
    {
        var faults = new List<string>();
        if (!Attacks.Contains(Attack)) throw Errors.InvalidOptions("attack", [$"'{Attack}' is none; there are {string.Join(", ", Attacks)}"]);
        RefuseOthers(faults);
        IAttack? attack = Attack switch
        {
            "badnets" => new BadNetsAttack(BadNets(seed, faults)),
            "clean-label" => new CleanLabelAttack(CleanLabel(seed, models, faults)),
            Frogs => FrogsSpecification.Create(this, seed, test, models, faults) is { } options ? new PoisonFrogsAttack(options) : null,
            _ => new LabelFlipAttack(LabelFlip(seed, faults)),
        };
        if (attack is not null) faults.AddRange(attack.Faults(training));
        Errors.ThrowIfAny(Attack, faults);
        return attack!;
    }

    private BadNetsOptions BadNets(ulong seed, List<string> faults)
    {
        var defaults = new BadNetsOptions();
        return defaults with
        {
            Trigger = FindTrigger(defaults.Trigger, faults),
            Rule = TargetRule(faults),
            Rate = Rate ?? defaults.Rate,
            Replace = Replace ?? defaults.Replace,
            Seed = seed,
        };
    }

    private CleanLabelOptions CleanLabel(ulong seed, AttackModels models, List<string> faults)
    {
        var defaults = new CleanLabelOptions();
        var target = Target ?? defaults.Target;
        return defaults with
        {
            Trigger = FindTrigger(defaults.Trigger, faults),
            Target = target,
            Share = Share ?? defaults.Share,
            Hardening = HardeningSpecification.Create(this, models, faults),
            Seed = seed,
        };
    }

    private LabelFlipOptions LabelFlip(ulong seed, List<string> faults)
    {
        var defaults = new LabelFlipOptions();
        return defaults with
        {
            Choice = Word("choice", Choice, Choices, faults) switch
            {
                "class-to-class" => FlipChoice.ClassToClass,
                "nearest" => FlipChoice.Nearest,
                "farthest" => FlipChoice.Farthest,
                // Naming classes says it as well.
                _ => Choice is null && (Source ?? Target) is not null ? FlipChoice.ClassToClass : FlipChoice.Random,
            },
            Rate = Rate ?? defaults.Rate,
            Source = Source,
            Target = Target,
            Surrogate = Surrogate ?? defaults.Surrogate,
            Seed = seed,
        };
    }

    private TargetRule TargetRule(List<string> faults)
    {
        var rule = Word("rule", Rule, Rules, faults) ?? (Source is null ? "all-to-one" : "single");
        if (rule != "single" && Source is not null) faults.Add($"a source class goes with the rule single, not {rule}");
        if (rule == "single" && Source is null) faults.Add("the rule single needs a source class");
        if (rule == "all-to-all" && Target is not null) faults.Add("all-to-all has a target for each class, so it takes none");
        return rule switch
        {
            "single" when Source is { } source => new SingleTarget(source, Target ?? 0),
            "all-to-all" => new AllToAll(),
            _ => new AllToOne(Target ?? 0),
        };
    }

    private Trigger FindTrigger(Trigger otherwise, List<string> faults)
    {
        var trigger = otherwise;
        try
        {
            if (Trigger is not null) trigger = TriggerCatalog.Find(Trigger);
        }
        catch (BezoarException fault)
        {
            faults.Add(fault.Message);
        }
        return trigger with { Amplitude = Amplitude ?? trigger.Amplitude };
    }

    /// <summary>What was said and means nothing to this attack.</summary>
    private void RefuseOthers(List<string> faults)
    {
        var (badNets, cleanLabel, flips, frogs) = (Attack == "badnets", Attack == "clean-label", Attack == "label-flip", Attack == Frogs);
        (string Name, bool IsSaid, bool Belongs)[] words =
        [
            ("trigger", Trigger is not null, badNets || cleanLabel), ("amplitude", Amplitude is not null, badNets || cleanLabel), ("rule", Rule is not null, badNets),
            ("source", Source is not null, badNets || flips || (cleanLabel && Variant == HardeningSpecification.Interpolation)), ("rate", Rate is not null, badNets || flips),
            ("replace", Replace is not null, badNets), ("share", Share is not null, cleanLabel), ("variant", Variant is not null, cleanLabel),
            ("epsilon", Epsilon is not null, cleanLabel), ("tau", Tau is not null, cleanLabel), ("surrogate", Surrogate is not null, cleanLabel || frogs || (flips && Choice is "nearest" or "farthest")),
            ("choice", Choice is not null, flips), ("target instance", TargetInstance is not null, frogs), ("poisons", Poisons is not null, frogs),
            ("opacity", Opacity is not null, frogs), ("similarity", Similarity is not null, frogs), ("acceleration", Accelerate is not null, frogs), ("backbone", Backbone is not null, frogs),
            ("layer", Layer is not null, frogs), ("pixels", Pixels is not null, frogs), ("size", Size is not null, frogs), ("average", Average is not null, frogs),
        ];
        foreach (var (name, isSaid, belongs) in words)
            if (isSaid && !belongs) faults.Add($"{name} does not go with {Attack}{(name == "surrogate" && flips ? $" and the choice {Choice ?? "random"}" : "")}");
    }

    internal static string? Word(string what, string? word, IReadOnlyList<string> words, List<string> faults)
    {
        if (word is null || words.Contains(word)) return word;
        faults.Add(string.Create(CultureInfo.InvariantCulture, $"{what} '{word}' is none of {string.Join(", ", words)}"));
        return null;
    }
}

/// <summary>What attacks need that train models of their own.</summary>
/// <param name="Folder">Where such models are kept from run to run; null keeps none.</param>
/// <param name="Note">Told what is being trained, where not null.</param>
public sealed record AttackModels(string? Folder = null, Action<string>? Note = null);
