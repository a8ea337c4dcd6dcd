using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>
/// A convolution's way back, as a layer of its own: every place of the input adds a patch to the output, which so becomes
/// larger (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", arXiv 1603.07285, section 4).
/// </summary>
/// <param name="Channels">Of the output.</param>
/// <param name="Kernel">Rows and columns of a patch.</param>
/// <param name="Stride">Distance between neighbouring patches.</param>
/// <param name="Padding">Rows and columns cut off on each side.</param>
/// <param name="Bias">Whether a number is added to each channel; needless before batch norm.</param>
public sealed record TransposedConvolution(int Channels, int Kernel, int Stride = 1, int Padding = 0, bool Bias = true) : Layer
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        if (Channels < 1 || Kernel < 1 || Stride < 1 || Padding < 0)
            throw new ShapeException(input, "channels, kernel and stride of at least 1 and no negative padding");
        var height = (input.Height - 1) * Stride + Kernel - 2 * Padding;
        var width = (input.Width - 1) * Stride + Kernel - 2 * Padding;
        if (height < 1 || width < 1) throw new ShapeException(input, "more places than the padding cuts off");
        return new(height, width, Channels);
    }

    /// <inheritdoc/>
    public override long MultiplyAdds(TensorShape input) => (long)input.Count * Channels * Kernel * Kernel;

    internal override IEnumerable<Parameter> CreateParameters(string name, TensorShape input, ulong seed)
    {
        // PyTorch counts the inputs of an output as if the layer were the convolution whose way back it is.
        var inputs = Channels * Kernel * Kernel;
        yield return Uniform($"{name}.weight", seed, inputs, input.Channels, Channels, Kernel, Kernel);
        if (Bias) yield return Uniform($"{name}.bias", seed, inputs, Channels);
    }

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new PatchOperator(new(output.Shape, input.Shape, Kernel, Stride, Padding), isTransposed: true, Bias, input, output, name, room);
}
