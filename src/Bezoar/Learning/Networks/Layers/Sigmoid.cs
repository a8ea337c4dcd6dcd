using System.Runtime.Intrinsics;
using Bezoar.Learning.Networks.Execution;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>1 / (1 + e⁻ˣ): between 0 and 1.</summary>
public sealed record Sigmoid : Layer
{
    internal override bool CanWorkInPlace => true;

    internal override bool ReadsItsOutputAgain => true;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new ElementwiseOperator<LogisticFunction>(default, input, output, room);
}

internal readonly struct LogisticFunction : IElementwiseFunction
{
    public Vector512<float> Value(Vector512<float> x) => Elementary.Sigmoid(x);

    public Vector512<float> Derivative(Vector512<float> y, Vector512<float> derivative) =>
        derivative * (y * (Vector512<float>.One - y));
}
