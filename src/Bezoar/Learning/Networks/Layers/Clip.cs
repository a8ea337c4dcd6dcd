using System.Globalization;
using System.Runtime.Intrinsics;
using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>Numbers below a lowest and above a highest become those: ReLU6 is a clip from 0 to 6 (Howard et al., arXiv 1704.04861).</summary>
/// <param name="Lowest">Least number that comes out.</param>
/// <param name="Highest">Largest number that comes out.</param>
public sealed record Clip(float Lowest, float Highest) : Layer
{
    internal override bool CanWorkInPlace => true;

    internal override bool ReadsItsOutputAgain => true;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => Lowest < Highest
        ? input
        : throw new ShapeException(input, "a lowest number that is below the highest");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{nameof(Clip)} {{ Lowest = {Lowest}, Highest = {Highest} }}");

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new ElementwiseOperator<Clipper>(new(Lowest, Highest), input, output, room);
}

internal readonly struct Clipper(float lowest, float highest) : IElementwiseFunction
{
    // Comparisons with NaN are false, so that it stays what it is.
    public Vector512<float> Value(Vector512<float> x)
    {
        var (low, high) = (Vector512.Create(lowest), Vector512.Create(highest));
        x = Vector512.ConditionalSelect(Vector512.LessThan(x, low), low, x);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, high), high, x);
    }

    public Vector512<float> Derivative(Vector512<float> y, Vector512<float> derivative) =>
        derivative & Vector512.GreaterThan(y, Vector512.Create(lowest)) & Vector512.LessThan(y, Vector512.Create(highest));
}
