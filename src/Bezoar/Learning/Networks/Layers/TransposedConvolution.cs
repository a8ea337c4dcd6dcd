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
        new TransposedConvolutionOperator(this, input, output, name, room);
}

/// <summary>The products of the convolution from output to input, with forward and backward exchanged.</summary>
internal sealed unsafe class TransposedConvolutionOperator : Operator
{
    private readonly PatchProduct _forward;
    private readonly PatchProduct? _backward;
    private readonly WeightGradient? _toWeights;
    private readonly ChannelSums? _toBias;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;

    public TransposedConvolutionOperator(TransposedConvolution layer, Signal input, Signal output, string name, OperatorRoom room) : base(input, output)
    {
        var geometry = new PatchGeometry(output.Shape, input.Shape, layer.Kernel, layer.Stride, layer.Padding);
        _weight = room.Network[$"{name}.weight"];
        _forward = PatchProduct.Backward(geometry, room.Workers);
        if (layer.Bias) _bias = room.Network[$"{name}.bias"];
        if (room.Mode != RunnerMode.Training) return;
        _backward = PatchProduct.Forward(geometry, room.Workers);
        _toWeights = WeightGradient.Of(geometry, room.BatchSize, room.Workers);
        if (layer.Bias) _toBias = new(layer.Channels, (long)room.BatchSize * output.Shape.Area, room.Workers);
    }

    public override void Forward(int count, bool training) =>
        _forward.Run(Input.Values, _weight.Start, _bias is null ? null : _bias.Start, Output.Values, count);

    public override void Backward(int count, Gradients wanted)
    {
        var derivatives = Output.Gradient.Values;
        if (wanted.Includes(Gradients.Parameters))
        {
            _toWeights!.Run(derivatives, Input.Values, _weight.GradientStart, count);
            _toBias?.Run(derivatives, count * Output.Shape.Area, _bias!.GradientStart);
        }
        if (wanted.Includes(Gradients.Input)) _backward!.Run(derivatives, _weight.Start, null, Input.Gradient.Values, count);
    }

    public override void Dispose()
    {
        _forward.Dispose();
        _backward?.Dispose();
        _toWeights?.Dispose();
        _toBias?.Dispose();
    }
}
