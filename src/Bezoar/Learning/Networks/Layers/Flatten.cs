using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>
/// An image as a vector, channel by channel, row by row: in PyTorch's order, so that the weights of what follows can be exchanged.
/// </summary>
public sealed record Flatten : Layer
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => TensorShape.Vector(input.Count);

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new TransposeOperator(input.Shape.Area, input, output, room);
}
