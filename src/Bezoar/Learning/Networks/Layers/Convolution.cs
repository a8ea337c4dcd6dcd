using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>
/// A convolution over height and width: every place of the output is the weights' product with a patch of the input, plus
/// the bias. Zeros surround the input.
/// </summary>
/// <param name="Channels">Of the output.</param>
/// <param name="Kernel">Rows and columns of a patch.</param>
/// <param name="Stride">Distance between neighbouring patches.</param>
/// <param name="Padding">Rows and columns of zeros on each side.</param>
/// <param name="Bias">Whether a number is added to each channel; needless before batch norm.</param>
public sealed record Convolution(int Channels, int Kernel, int Stride = 1, int Padding = 0, bool Bias = true) : Layer
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        if (Channels < 1 || Kernel < 1 || Stride < 1 || Padding < 0)
            throw new ShapeException(input, "channels, kernel and stride of at least 1 and no negative padding");
        var height = PatchGeometry.CountPlaces(input.Height, Kernel, Stride, Padding);
        var width = PatchGeometry.CountPlaces(input.Width, Kernel, Stride, Padding);
        if (height < 1 || width < 1) throw new ShapeException(input, FormattableString.Invariant($"at least {Kernel}×{Kernel} places, padding included"));
        return new(height, width, Channels);
    }

    /// <inheritdoc/>
    public override long MultiplyAdds(TensorShape input) => (long)OutputShape(input).Count * input.Channels * Kernel * Kernel;

    internal override IEnumerable<Parameter> CreateParameters(string name, TensorShape input, ulong seed)
    {
        var inputs = input.Channels * Kernel * Kernel;
        yield return Uniform($"{name}.weight", seed, inputs, Channels, input.Channels, Kernel, Kernel);
        if (Bias) yield return Uniform($"{name}.bias", seed, inputs, Channels);
    }

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new PatchOperator(new(input.Shape, output.Shape, Kernel, Stride, Padding), isTransposed: false, Bias, input, output, name, room);
}
