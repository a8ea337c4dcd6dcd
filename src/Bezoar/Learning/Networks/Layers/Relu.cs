using System.Runtime.Intrinsics;
using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>max(0, x): the rectified linear unit. NaN stays NaN. A batch norm or residual layer before it does its work as well.</summary>
public sealed record Relu : Layer
{
    internal override bool CanWorkInPlace => true;

    internal override bool ReadsItsOutputAgain => true;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new ElementwiseOperator<Rectifier>(default, input, output, room);
}

internal readonly struct Rectifier : IElementwiseFunction
{
    public Vector512<float> Value(Vector512<float> x) => Pass(x, x);

    public Vector512<float> Derivative(Vector512<float> y, Vector512<float> derivative) => Pass(derivative, y);

    /// <summary>The lanes where a condition is positive or NaN, zeros elsewhere.</summary>
    public static Vector512<float> Pass(Vector512<float> lanes, Vector512<float> condition) =>
        Vector512.AndNot(lanes, Vector512.LessThanOrEqual(condition, Vector512<float>.Zero));
}
