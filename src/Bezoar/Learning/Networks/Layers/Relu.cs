using System.Runtime.Intrinsics;
using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>max(0, x): the rectified linear unit. NaN stays NaN.</summary>
public sealed record Relu : Layer
{
    internal override bool CanWorkInPlace => true;

    internal override bool ReadsItsOutputAgain => true;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new ElementwiseOperator<Rectifier>(default, input, output, room);
}

/// <summary>What batch norm and residual layers do as well where a <see cref="Relu"/> follows them.</summary>
internal readonly struct Rectifier : IElementwiseFunction
{
    public Vector512<float> Value(Vector512<float> x) => Derivative(x, x);

    public Vector512<float> Derivative(Vector512<float> y, Vector512<float> derivative) =>
        Vector512.AndNot(derivative, Vector512.LessThanOrEqual(y, Vector512<float>.Zero));
}
