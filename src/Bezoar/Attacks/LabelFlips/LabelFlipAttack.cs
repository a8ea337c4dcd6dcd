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
    public int PoisonCount(Dataset training) => options.FlipCount(options.Eligible(training).Length);

    /// <inheritdoc/>
    public PoisonedDataset Craft(Dataset training, Workers workers)
    {
        Errors.ThrowIfAny(Name, Faults(training));
        return options.NeedsSurrogate
            ? PoisonedDataset.Make(training, ByMargin(training, workers), workers, NoPaint, isRanked: true)
            : PoisonedDataset.Make(training, AtRandom(training), workers, NoPaint);
    }

    private static void NoPaint(int edit, Span<byte> record) { }

    private PoisonedDataset.Edit[] AtRandom(Dataset training)
    {
        var chosen = RandomChoice.Of(options.Eligible(training), PoisonCount(training), options.Seed);
        return [.. chosen.Select(i => new PoisonedDataset.Edit(Touch.Relabelled, i, options.Target ?? AnyOther(training, i)))];
    }

    /// <summary>Each other class is equally likely, and the same for whatever number of samples.</summary>
    private int AnyOther(Dataset training, int sample)
    {
        var drawn = new CounterRandom(options.Seed, (uint)sample).NextInt32(training.ClassCount - 1);
        return drawn < training.Labels[sample] ? drawn : drawn + 1;
    }

    /// <summary>The flips that the choice likes best come first.</summary>
    private PoisonedDataset.Edit[] ByMargin(Dataset training, Workers workers)
    {
        var margins = SurrogateMargins.Measure(training, options, workers);
        var order = Enumerable.Range(0, training.Count);
        // The order is stable: of equal margins, the first sample in the file comes first.
        var chosen = options.Choice == FlipChoice.Nearest
            ? order.OrderBy(i => Math.Abs(margins[i].Margin))
            : order.OrderByDescending(i => margins[i].Margin);
        return
        [
            .. chosen.Take(PoisonCount(training)).Select(i => new PoisonedDataset.Edit(
                Touch.Relabelled, i, options.Choice == FlipChoice.Nearest ? margins[i].RunnerUp : margins[i].Last)),
        ];
    }
}
