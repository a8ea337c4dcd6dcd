using System.Runtime.Intrinsics;
using Bezoar.Learning.Networks.Execution;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>Hyperbolic tangent: between −1 and 1, as images that a generator draws.</summary>
public sealed record Tanh : Layer
{
    internal override bool CanWorkInPlace => true;

    internal override bool ReadsItsOutputAgain => true;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new ElementwiseOperator<HyperbolicTangent>(default, input, output, room);
}

internal readonly struct HyperbolicTangent : IElementwiseFunction
{
    public Vector512<float> Value(Vector512<float> x) => Elementary.Tanh(x);

    // tanh′ = 1 − tanh², as a product: the square would round to 1 too early.
    public Vector512<float> Derivative(Vector512<float> y, Vector512<float> derivative) =>
        derivative * ((Vector512<float>.One - y) * (Vector512<float>.One + y));
}
