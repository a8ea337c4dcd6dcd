using System.Globalization;
using Bezoar.Attacks.Triggers;
using Bezoar.Data;

namespace Bezoar.Attacks.BadNets;

/// <summary>What a <see cref="BadNetsAttack"/> plants.</summary>
public sealed record BadNetsOptions
{
    /// <summary>What opens the backdoor.</summary>
    public Trigger Trigger { get; init; } = TriggerCatalog.Pattern;

    /// <summary>Which class it produces.</summary>
    public TargetRule Rule { get; init; } = new AllToOne(0);

    /// <summary>Poison instances as a share of the training set, above 0 to 1. More poison makes a surer backdoor, and is easier to find.</summary>
    public double Rate { get; init; } = 0.1;

    /// <summary>Poison instances take the place of their base instances, instead of being added: for an attacker who cannot insert samples.</summary>
    public bool Replace { get; init; }

    /// <summary>Decides which samples are base instances, and random positions.</summary>
    public ulong Seed { get; init; }

    /// <summary>Everything but the seed, in words.</summary>
    public string Description => string.Create(CultureInfo.InvariantCulture,
        $"{Rate * 100:0.####} % of the training set {(Replace ? "replaced" : "added")}, {Rule}, trigger {Trigger.Name}") +
        (Trigger.Amplitude is { } amplitude ? string.Create(CultureInfo.InvariantCulture, $" with amplitude {amplitude}") : "");

    /// <summary>Poison instances for a training set of so many samples.</summary>
    internal int PoisonCount(int samples) => (int)Math.Round(Rate * samples, MidpointRounding.AwayFromZero);

    /// <summary>Everything that makes the attack impossible on this training set.</summary>
    internal IReadOnlyList<string> Faults(Dataset training)
    {
        var faults = new List<string>();
        var rateIsShare = Rate is > 0 and <= 1;
        if (!rateIsShare) faults.Add(string.Create(CultureInfo.InvariantCulture, $"rate is {Rate}, must be above 0 and at most 1"));
        var ruleFaults = Rule.Faults(training.ClassCount);
        faults.AddRange(ruleFaults);
        faults.AddRange(Trigger.Faults(training.Shape));
        if (rateIsShare && ruleFaults.Count == 0) faults.AddRange(FaultsOfCount(training));
        return faults;
    }

    /// <summary>Samples whose class the backdoor changes, ascending.</summary>
    internal int[] BaseInstances(Dataset training)
    {
        var labels = training.Labels.ToArray();
        return [.. Enumerable.Range(0, labels.Length).Where(i => Rule.TargetOf(labels[i], training.ClassCount) is not null)];
    }

    private IEnumerable<string> FaultsOfCount(Dataset training)
    {
        var (wanted, eligible) = (PoisonCount(training.Count), BaseInstances(training).Length);
        if (Rule is SingleTarget single && eligible == 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"source class {single.Source} has no samples");
        else if (eligible == 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"no sample is of a class that the trigger changes ({Rule})");
        else if (wanted > eligible)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"rate {Rate} asks for {wanted} base instances and there are {eligible} ({Rule}); the largest rate is {Math.Floor(1e4 * eligible / training.Count) / 1e4}");
        else if (wanted == 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"rate {Rate} of {training.Count} samples is less than one poison instance");
    }
}
