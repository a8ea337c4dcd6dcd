using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Schedules;

/// <summary>
/// The learning rate falls along half a cosine (Loshchilov and Hutter, arXiv 1608.03983, equation 5, without restarts): after w
/// epochs of warm-up, epoch e of E has ½ (1 + cos(π (e − w) / (E − w))) of it, as PyTorch's <c>CosineAnnealingLR</c>.
/// </summary>
public sealed record CosineSchedule : LearningRateSchedule
{
    /// <summary>w ≥ 0: before it falls, the rate rises in equal steps, epoch e having (e + 1) / (w + 1) of it. Large first steps can ruin a deep network.</summary>
    public int WarmUpEpochs { get; init; }

    /// <inheritdoc/>
    public override string Description => WarmUpEpochs == 0
        ? "cosine"
        : FormattableString.Invariant($"cosine after {WarmUpEpochs} {(WarmUpEpochs == 1 ? "epoch" : "epochs")} of warm-up");

    /// <inheritdoc/>
    public override double FactorAt(int epoch, int epochs) => epoch < WarmUpEpochs
        ? (epoch + 1.0) / (WarmUpEpochs + 1)
        : 0.5 * (1.0 + Elementary.Cos((float)(Math.PI * (epoch - WarmUpEpochs) / (epochs - WarmUpEpochs))));

    internal override IEnumerable<string> Faults(int epochs)
    {
        if (WarmUpEpochs < 0 || WarmUpEpochs >= epochs)
            yield return FormattableString.Invariant($"schedule warms up for {WarmUpEpochs} epochs, must be at least 0 and fewer than there are");
    }
}
