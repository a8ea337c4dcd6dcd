using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>Every output is the weights' product with the whole input vector, plus the bias.</summary>
/// <param name="Outputs">How many.</param>
/// <param name="Bias">Whether a number is added to each.</param>
public sealed record FullyConnected(int Outputs, bool Bias = true) : Layer
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        if (Outputs < 1) throw new ShapeException(input, "at least one output");
        if (input.Area != 1) throw new ShapeException(input, "a vector: put a Flatten or a GlobalAveragePool before it");
        return TensorShape.Vector(Outputs);
    }

    /// <inheritdoc/>
    public override long MultiplyAdds(TensorShape input) => (long)input.Count * Outputs;

    internal override IEnumerable<Parameter> CreateParameters(string name, TensorShape input, ulong seed)
    {
        yield return Uniform($"{name}.weight", seed, input.Channels, Outputs, input.Channels);
        if (Bias) yield return Uniform($"{name}.bias", seed, input.Channels, Outputs);
    }

    // A vector is an image of one place, and this a convolution with a kernel of one place.
    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new PatchOperator(new(input.Shape, output.Shape, Kernel: 1, Stride: 1, Padding: 0), isTransposed: false, Bias, input, output, name, room);
}
