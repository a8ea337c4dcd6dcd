using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Optimizers;

/// <summary>Settings of an optimiser. The formulas are PyTorch's, so its recipes carry over.</summary>
public abstract record OptimizerOptions
{
    private protected OptimizerOptions() { }

    /// <summary>How far a step goes, &gt; 0, before a schedule changes it. Too large a rate makes the loss grow or become NaN.</summary>
    public abstract double LearningRate { get; init; }

    /// <summary>≥ 0: this share of a weight is added to its derivative. Larger values keep weights smaller.</summary>
    public abstract double WeightDecay { get; init; }

    /// <summary>All settings in words: it stands in results and decides whether a training may be resumed.</summary>
    public abstract string Description { get; }

    /// <summary>Takes memory for the state of every parameter that is trained.</summary>
    /// <param name="parameters">A network's; statistics among them are left alone.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    /// <exception cref="BezoarException">Impossible settings.</exception>
    public Optimizer CreateOptimizer(IReadOnlyList<Parameter> parameters, Workers workers)
    {
        Validate();
        return Create([.. parameters.Where(parameter => parameter.IsTrained)], workers);
    }

    /// <summary>Throws one exception that names every fault.</summary>
    public void Validate()
    {
        var faults = Faults().ToList();
        if (!(LearningRate > 0 && double.IsFinite(LearningRate)))
            faults.Insert(0, FormattableString.Invariant($"learning rate is {LearningRate}, must be positive"));
        if (!(WeightDecay >= 0 && double.IsFinite(WeightDecay)))
            faults.Add(FormattableString.Invariant($"weight decay is {WeightDecay}, must not be negative"));
        if (faults.Count > 0) throw Errors.InvalidOptions("optimizer", faults);
    }

    private protected abstract Optimizer Create(Parameter[] trained, Workers workers);

    private protected abstract IEnumerable<string> Faults();

    private protected static IEnumerable<string> NotAShare(string what, double value)
    {
        if (!(value >= 0 && value < 1)) yield return FormattableString.Invariant($"{what} is {value}, must be at least 0 and below 1");
    }

    private protected static IEnumerable<string> NotPositive(string what, double value)
    {
        if (!(value > 0 && double.IsFinite(value))) yield return FormattableString.Invariant($"{what} is {value}, must be positive");
    }
}
