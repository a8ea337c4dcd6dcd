using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>A vector, channel by channel, row by row, as an image: undoes <see cref="Flatten"/>.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Channels">Numbers at each place.</param>
public sealed record Unflatten(int Height, int Width, int Channels) : Layer
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        if (Height < 1 || Width < 1 || Channels < 1) throw new ShapeException(input, "height, width and channels of at least 1");
        var output = new TensorShape(Height, Width, Channels);
        if (input != TensorShape.Vector(output.Count))
            throw new ShapeException(input, FormattableString.Invariant($"a vector of {output.Count} numbers"));
        return output;
    }

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new TransposeOperator(Channels, input, output, room);
}
