using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Optimizers;

/// <summary>
/// Stochastic gradient descent as in <c>torch.optim.SGD</c>: g += weightDecay · w; b = momentum · b + g;
/// w −= rate · (Nesterov ? g + momentum · b : b). The defaults are those of the Network-in-Network of arXiv 2006.14768.
/// </summary>
public sealed record SgdOptions : OptimizerOptions
{
    /// <inheritdoc/>
    public override double LearningRate { get; init; } = 0.1;

    /// <summary>0 to below 1. Larger values go on longer in the direction of earlier steps; 0 keeps no state.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Looks one step ahead along the momentum, which brakes earlier in front of a slope upwards.</summary>
    public bool Nesterov { get; init; } = true;

    /// <inheritdoc/>
    public override double WeightDecay { get; init; } = 5e-4;

    /// <inheritdoc/>
    public override string Description => FormattableString.Invariant(
        $"SGD, rate {LearningRate}, {(Nesterov ? "Nesterov " : "")}momentum {Momentum}, weight decay {WeightDecay}");

    private protected override Optimizer Create(Parameter[] trained, Workers workers) => new SgdOptimizer(this, trained, workers);

    private protected override IEnumerable<string> Faults() =>
    [
        .. NotAShare("momentum", Momentum),
        .. Nesterov && Momentum == 0 ? ["Nesterov needs a momentum above 0"] : Array.Empty<string>(),
    ];
}
