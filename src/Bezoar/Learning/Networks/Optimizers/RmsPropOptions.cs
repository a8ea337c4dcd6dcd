using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Optimizers;

/// <summary>
/// RMSprop as in <c>torch.optim.RMSprop</c>, without momentum and not centred: g += weightDecay · w;
/// v = αv + (1 − α)g²; w −= rate · g / (√v + ε).
/// </summary>
public sealed record RmsPropOptions : OptimizerOptions
{
    /// <inheritdoc/>
    public override double LearningRate { get; init; } = 0.01;

    /// <summary>α, 0 to below 1: how long the mean of the squared derivatives remembers.</summary>
    public double Alpha { get; init; } = 0.99;

    /// <summary>ε &gt; 0 keeps a step finite where derivatives vanish; larger values shorten the steps of weights with small ones.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <inheritdoc/>
    public override double WeightDecay { get; init; }

    /// <inheritdoc/>
    public override string Description => FormattableString.Invariant(
        $"RMSprop, rate {LearningRate}, α {Alpha}, ε {Epsilon}, weight decay {WeightDecay}");

    private protected override Optimizer Create(Parameter[] trained, Workers workers) => new RmsPropOptimizer(this, trained, workers);

    private protected override IEnumerable<string> Faults() => [.. NotAShare("alpha", Alpha), .. NotPositive("epsilon", Epsilon)];
}
