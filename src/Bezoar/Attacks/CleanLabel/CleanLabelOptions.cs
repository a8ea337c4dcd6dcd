using System.Globalization;
using Bezoar.Attacks.Triggers;
using Bezoar.Data;

namespace Bezoar.Attacks.CleanLabel;

/// <summary>What a <see cref="CleanLabelAttack"/> plants.</summary>
public sealed record CleanLabelOptions
{
    /// <summary>What opens the backdoor.</summary>
    public Trigger Trigger { get; init; } = TriggerCatalog.CleanLabel;

    /// <summary>The class whose images are touched, and which the trigger produces.</summary>
    public int Target { get; init; }

    /// <summary>Poison instances as a share of the target class, above 0 to 1.</summary>
    public double Share { get; init; } = 0.25;

    /// <summary>How the images are made harder to classify before they get the trigger.</summary>
    public IHardening Hardening { get; init; } = new NoHardening();

    /// <summary>Decides which samples are base instances, and random positions.</summary>
    public ulong Seed { get; init; }

    /// <summary>Everything but the seed, in words.</summary>
    public string Description => string.Create(CultureInfo.InvariantCulture,
        $"{Share * 100:0.####} % of class {Target}, {Hardening.Description}, trigger {Trigger.Name}") +
        (Trigger.Amplitude is { } amplitude ? string.Create(CultureInfo.InvariantCulture, $" with amplitude {amplitude}") : "");

    /// <summary>Poison instances for a target class of so many samples.</summary>
    internal int PoisonCount(int classSize) => (int)Math.Round(Share * classSize, MidpointRounding.AwayFromZero);

    /// <summary>Samples of the target class, ascending.</summary>
    internal int[] BaseInstances(Dataset training)
    {
        var labels = training.Labels.ToArray();
        return [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] == Target)];
    }

    internal IReadOnlyList<string> Faults(Dataset training)
    {
        var faults = new List<string>();
        if (Share is not (> 0 and <= 1)) faults.Add(string.Create(CultureInfo.InvariantCulture, $"share of the target class is {Share}, must be above 0 and at most 1"));
        faults.AddRange(new AllToOne(Target).Faults(training.ClassCount));
        faults.AddRange(Trigger.Faults(training.Shape));
        faults.AddRange(Hardening.Faults(training, Target));
        var size = BaseInstances(training).Length;
        if ((uint)Target < (uint)training.ClassCount && size == 0)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"target class {Target} has no samples"));
        else if (size > 0 && Share is > 0 and <= 1 && PoisonCount(size) == 0)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{Share * 100:0.####} % of the {size} samples of class {Target} is less than one poison instance"));
        return faults;
    }
}
