namespace Bezoar.Learning.Networks.Schedules;

/// <summary>
/// The learning rate falls at milestones: in epoch e it is multiplied by factor^(number of milestones ≤ e), as PyTorch's
/// <c>MultiStepLR</c> has it when stepped after every epoch.
/// </summary>
/// <param name="Milestones">Numbers of epochs, the first being 0, in ascending order. Later ones than the training has do nothing.</param>
public sealed record StepSchedule(params IReadOnlyList<int> Milestones) : LearningRateSchedule
{
    /// <summary>Above 0. Smaller values brake harder at every milestone.</summary>
    public double Factor { get; init; } = 0.2;

    /// <inheritdoc/>
    public override string Description =>
        FormattableString.Invariant($"× {Factor} from {(Milestones.Count == 1 ? "epoch" : "epochs")} {string.Join(", ", Milestones)}");

    /// <inheritdoc/>
    public override double FactorAt(int epoch, int epochs)
    {
        var factor = 1.0;
        foreach (var milestone in Milestones)
            if (milestone <= epoch) factor *= Factor;
        return factor;
    }

    internal override IEnumerable<string> Faults(int epochs)
    {
        if (!(Factor > 0 && double.IsFinite(Factor))) yield return FormattableString.Invariant($"schedule's factor is {Factor}, must be positive");
        if (Milestones.Count == 0) yield return "schedule has no milestones, needs at least one";
        for (var i = 0; i < Milestones.Count; i++)
            if (Milestones[i] <= (i > 0 ? Milestones[i - 1] : 0))
                yield return FormattableString.Invariant($"schedule's milestone {Milestones[i]} is not above {(i > 0 ? Milestones[i - 1] : 0)}");
    }
}
