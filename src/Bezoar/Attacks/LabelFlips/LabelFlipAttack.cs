using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Attacks.LabelFlips;

/// <summary>
/// Wrong labels on right inputs: an attack on availability. It cannot hide: accuracy on a holdout set that the attacker
/// has not touched falls, and that is what it is measured by.
/// </summary>
public sealed class LabelFlipAttack(LabelFlipOptions options) : IAttack
{
    /// <inheritdoc/>
    public string Name => "label-flip";

    /// <inheritdoc/>
    public string Description => options.Description;

    /// <inheritdoc/>
    public ulong Seed => options.Seed;

    /// <inheritdoc/>
    public IReadOnlyList<StandardName> Standards => StandardName.DataPoisoning;

    /// <inheritdoc/>
    public Backdoor? Backdoor => null;

    /// <inheritdoc/>
    public IReadOnlyList<string> Faults(Dataset training) => options.Faults(training);

    /// <inheritdoc/>
    public PoisonedDataset Craft(Dataset training, Workers workers)
    {
        Errors.ThrowIfAny(Name, Faults(training));
        var count = options.FlipCount(options.Eligible(training).Length);
        var edits = options.NeedsSurrogate ? ByMargin(training, count, workers) : AtRandom(training, count);
        return PoisonedDataset.Make(training, edits, workers, (_, _) => { });
    }

    private PoisonedDataset.Edit[] AtRandom(Dataset training, int count)
    {
        var chosen = RandomChoice.Of(options.Eligible(training), count, options.Seed);
        return [.. chosen.Select(i => new PoisonedDataset.Edit(Touch.Relabelled, i, options.Target ?? AnyOther(training, i)))];
    }

    /// <summary>Each other class is equally likely, and the same for whatever number of samples.</summary>
    private int AnyOther(Dataset training, int sample)
    {
        var drawn = new CounterRandom(options.Seed, (uint)sample).NextInt32(training.ClassCount - 1);
        return drawn < training.Labels[sample] ? drawn : drawn + 1;
    }

    private PoisonedDataset.Edit[] ByMargin(Dataset training, int count, Workers workers)
    {
        var margins = SurrogateMargins.Measure(training, options, workers);
        var order = Enumerable.Range(0, training.Count);
        // The order is stable: of equal margins, the first sample in the file comes first.
        var chosen = options.Choice == FlipChoice.Nearest
            ? order.OrderBy(i => Math.Abs(margins[i].Margin)).Take(count)
            : order.OrderByDescending(i => margins[i].Margin).Take(count);
        return
        [
            .. chosen.Order().Select(i => new PoisonedDataset.Edit(
                Touch.Relabelled, i, options.Choice == FlipChoice.Nearest ? margins[i].RunnerUp : margins[i].Last)),
        ];
    }
}
