using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, arXiv 1412.6980, algorithm 1) as in <c>torch.optim.Adam</c>: g += weightDecay · w;
/// m = β₁m + (1 − β₁)g; v = β₂v + (1 − β₂)g²; w −= rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε).
/// </summary>
public sealed record AdamOptions : OptimizerOptions
{
    /// <inheritdoc/>
    public override double LearningRate { get; init; } = 0.001;

    /// <summary>β₁, 0 to below 1: how long the mean of the derivatives remembers.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂, 0 to below 1: how long the mean of their squares remembers.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε &gt; 0 keeps a step finite where derivatives vanish; larger values shorten the steps of weights with small ones.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <inheritdoc/>
    public override double WeightDecay { get; init; }

    /// <inheritdoc/>
    public override string Description => FormattableString.Invariant(
        $"Adam, rate {LearningRate}, β₁ {Beta1}, β₂ {Beta2}, ε {Epsilon}, weight decay {WeightDecay}");

    private protected override Optimizer Create(Parameter[] trained, Workers workers) => new AdamOptimizer(this, trained, workers);

    private protected override IEnumerable<string> Faults() =>
        [.. NotAShare("beta1", Beta1), .. NotAShare("beta2", Beta2), .. NotPositive("epsilon", Epsilon)];
}
