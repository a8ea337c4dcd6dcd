namespace Bezoar.Learning.Networks.Schedules;

/// <summary>How the learning rate changes from epoch to epoch.</summary>
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule() { }

    /// <summary>All settings in words: it stands in results and decides whether a training may be resumed.</summary>
    public abstract string Description { get; }

    /// <summary>What the optimiser's learning rate is multiplied by.</summary>
    /// <param name="epoch">0 for the first.</param>
    /// <param name="epochs">How many there will be.</param>
    public abstract double FactorAt(int epoch, int epochs);

    /// <summary>What cannot be, for a training of so many epochs.</summary>
    internal virtual IEnumerable<string> Faults(int epochs) => [];
}

/// <summary>The same learning rate throughout.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override string Description => "constant";

    /// <inheritdoc/>
    public override double FactorAt(int epoch, int epochs) => 1;
}
