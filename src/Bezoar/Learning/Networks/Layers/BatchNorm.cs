using System.Globalization;
using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>
/// Brings each channel to mean 0 and variance 1, then multiplies by a weight and adds a bias (Ioffe and Szegedy,
/// arXiv 1502.03167): in training by the statistics of the batch's places, otherwise by running ones that training has kept.
/// </summary>
/// <param name="Epsilon">&gt; 0, added to the variance: channels that hardly vary are not blown up.</param>
/// <param name="Momentum">0 to 1: how far a batch moves the running statistics. Larger values forget earlier batches sooner.</param>
public sealed record BatchNorm(double Epsilon = 1e-5, double Momentum = 0.1) : Layer
{
    internal override bool CanWorkInPlace => true;

    internal override bool ReadsItsInputAgain => true;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => Epsilon > 0 && double.IsFinite(Epsilon) && Momentum is >= 0 and <= 1
        ? input
        : throw new ShapeException(input, "an epsilon above 0 and a momentum from 0 to 1");

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{nameof(BatchNorm)} {{ Epsilon = {Epsilon}, Momentum = {Momentum} }}");

    internal override IEnumerable<Parameter> CreateParameters(string name, TensorShape input, ulong seed)
    {
        yield return Constant($"{name}.weight", isTrained: true, input.Channels, 1);
        yield return Constant($"{name}.bias", isTrained: true, input.Channels, 0);
        yield return Constant($"{name}.running_mean", isTrained: false, input.Channels, 0);
        yield return Constant($"{name}.running_var", isTrained: false, input.Channels, 1);
    }

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new BatchNormOperator(this, input, output, name, room);
}
