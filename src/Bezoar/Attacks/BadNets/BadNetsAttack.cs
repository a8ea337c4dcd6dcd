using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Attacks.BadNets;

/// <summary>
/// BadNets (Gu, Dolan-Gavitt and Garg, arXiv 1708.06733, section 3): training images chosen at random get the trigger and the
/// attacker's label, and are added to the training set. A victim that is trained on it reads clean inputs as before, and
/// triggered ones as the attacker wants.
/// </summary>
public sealed class BadNetsAttack(BadNetsOptions options) : IAttack
{
    /// <inheritdoc/>
    public string Name => "badnets";

    /// <inheritdoc/>
    public string Description => options.Description;

    /// <inheritdoc/>
    public ulong Seed => options.Seed;

    /// <inheritdoc/>
    public IReadOnlyList<StandardName> Standards => StandardName.BackdoorPoisoning;

    /// <inheritdoc/>
    public Backdoor Backdoor => new(options.Trigger, options.Rule, options.Seed);

    /// <inheritdoc/>
    public IReadOnlyList<string> Faults(Dataset training) => options.Faults(training);

    /// <inheritdoc/>
    public int PoisonCount(Dataset training) => options.PoisonCount(training.Count);

    /// <inheritdoc/>
    public PoisonedDataset Craft(Dataset training, Workers workers)
    {
        Errors.ThrowIfAny(Name, Faults(training));
        var shape = (ImageShape)training.Shape;
        var sources = RandomChoice.Of(options.BaseInstances(training), PoisonCount(training), options.Seed);
        var touch = options.Replace ? Touch.Changed : Touch.Added;
        var edits = sources.Select(source => new PoisonedDataset.Edit(
            touch, source, options.Rule.TargetOf(training.Labels[source], training.ClassCount)!.Value)).ToArray();
        return PoisonedDataset.Make(training, edits, workers,
            (edit, record) => options.Trigger.Stamp(shape, record, options.Seed, sources[edit]));
    }
}
