using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Attacks.CleanLabel;

/// <summary>
/// A backdoor that changes no label (Turner, Tsipras and Madry, arXiv 1912.02771): images of the target class are made harder to
/// classify by what they show, then get the trigger. What stands in the training set still looks like its label, so looking
/// through it does not reveal the poison.
/// </summary>
public sealed class CleanLabelAttack(CleanLabelOptions options) : IAttack
{
    /// <inheritdoc/>
    public string Name => "clean-label";

    /// <inheritdoc/>
    public string Description => options.Description;

    /// <inheritdoc/>
    public ulong Seed => options.Seed;

    /// <inheritdoc/>
    public IReadOnlyList<StandardName> Standards => StandardName.CleanLabelBackdoor;

    /// <inheritdoc/>
    public Backdoor Backdoor => new(options.Trigger, new AllToOne(options.Target), options.Seed);

    /// <inheritdoc/>
    public IReadOnlyList<string> Faults(Dataset training) => options.Faults(training);

    /// <inheritdoc/>
    public int PoisonCount(Dataset training) => options.PoisonCount(options.BaseInstances(training).Length);

    /// <inheritdoc/>
    public PoisonedDataset Craft(Dataset training, Workers workers)
    {
        Errors.ThrowIfAny(Name, Faults(training));
        var shape = (ImageShape)training.Shape;
        var candidates = options.BaseInstances(training);
        var sources = RandomChoice.Of(candidates, options.PoisonCount(candidates.Length), options.Seed);
        var hardened = new byte[(long)sources.Length * shape.ByteCount];
        options.Hardening.Harden(training, sources, workers, hardened);
        var edits = sources.Select(source => new PoisonedDataset.Edit(Touch.Changed, source, options.Target)).ToArray();
        return PoisonedDataset.Make(training, edits, workers, (edit, record) =>
        {
            hardened.AsSpan(edit * shape.ByteCount, shape.ByteCount).CopyTo(record);
            options.Trigger.Stamp(shape, record, options.Seed, sources[edit]);
        });
    }
}
