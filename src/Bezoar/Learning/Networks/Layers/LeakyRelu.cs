using System.Globalization;
using System.Runtime.Intrinsics;
using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>x where it is positive, slope · x elsewhere (Maas et al., ICML 2013 workshop on deep learning).</summary>
/// <param name="Slope">≥ 0: how much of negative numbers passes.</param>
public sealed record LeakyRelu(float Slope = 0.01f) : Layer
{
    internal override bool CanWorkInPlace => true;

    internal override bool ReadsItsOutputAgain => true;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => Slope >= 0 && float.IsFinite(Slope)
        ? input
        : throw new ShapeException(input, "a slope that is finite and not negative");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{nameof(LeakyRelu)} {{ Slope = {Slope} }}");

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new ElementwiseOperator<LeakyRectifier>(new(Slope), input, output, room);
}

internal readonly struct LeakyRectifier(float slope) : IElementwiseFunction
{
    public Vector512<float> Value(Vector512<float> x) => Derivative(x, x);

    // y ≤ 0 exactly where x ≤ 0, as the slope is not negative.
    public Vector512<float> Derivative(Vector512<float> y, Vector512<float> derivative) => Vector512.ConditionalSelect(
        Vector512.LessThanOrEqual(y, Vector512<float>.Zero), derivative * Vector512.Create(slope), derivative);
}
