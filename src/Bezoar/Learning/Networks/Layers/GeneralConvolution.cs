using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>
/// A convolution whose two axes may differ, whose patches may have holes, and whose channels may be cut into groups that do not see one another:
/// with as many groups as channels, a depthwise one. <see cref="Convolution"/> is the common case, and faster.
/// </summary>
/// <param name="Channels">Of the output.</param>
/// <param name="Down">From row to row.</param>
/// <param name="Across">From column to column.</param>
/// <param name="Groups">Each sees its share of the input's channels and gives its share of the output's.</param>
/// <param name="Bias">Whether a number is added to each channel.</param>
public sealed record GeneralConvolution(int Channels, ConvolutionAxis Down, ConvolutionAxis Across, int Groups = 1, bool Bias = true) : Layer
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        if (Channels < 1 || Groups < 1 || !Down.IsPossible || !Across.IsPossible)
            throw new ShapeException(input, "channels, groups, kernel, stride and dilation of at least 1 and no negative padding");
        if (input.Channels % Groups != 0 || Channels % Groups != 0)
            throw new ShapeException(input, FormattableString.Invariant($"channels that can be cut into {Groups} groups"));
        var (height, width) = (Down.CountPlaces(input.Height), Across.CountPlaces(input.Width));
        if (height < 1 || width < 1)
            throw new ShapeException(input, FormattableString.Invariant($"at least {Down.Reach}×{Across.Reach} places, padding included"));
        return new(height, width, Channels);
    }

    /// <inheritdoc/>
    public override long MultiplyAdds(TensorShape input) => (long)OutputShape(input).Count * input.Channels / Groups * Down.Kernel * Across.Kernel;

    internal override IEnumerable<Parameter> CreateParameters(string name, TensorShape input, ulong seed)
    {
        var inputs = input.Channels / Groups;
        yield return Uniform($"{name}.weight", seed, inputs * Down.Kernel * Across.Kernel, Channels, inputs, Down.Kernel, Across.Kernel);
        if (Bias) yield return Uniform($"{name}.bias", seed, inputs * Down.Kernel * Across.Kernel, Channels);
    }

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        Groups == Channels && Groups == input.Shape.Channels
            ? new DepthwiseOperator(this, input, output, name, room)
            : new GeneralConvolutionOperator(this, input, output, name, room);
}

/// <summary>One axis of a convolution.</summary>
/// <param name="Kernel">Places of a patch.</param>
/// <param name="Stride">Distance between neighbouring patches.</param>
/// <param name="Padding">Zeros on each side.</param>
/// <param name="Dilation">Distance between neighbouring places of a patch; more than 1 leaves holes.</param>
public readonly record struct ConvolutionAxis(int Kernel, int Stride = 1, int Padding = 0, int Dilation = 1)
{
    internal bool IsPossible => Kernel >= 1 && Stride >= 1 && Padding >= 0 && Dilation >= 1;

    /// <summary>From a patch's first place to its last, both included.</summary>
    internal int Reach => (Kernel - 1) * Dilation + 1;

    internal int CountPlaces(int length) => PatchGeometry.CountPlaces(length, Reach, Stride, Padding);

    /// <summary>Which place of the image a place of a patch is; it may lie outside.</summary>
    internal int PlaceOf(int patch, int tap) => patch * Stride - Padding + tap * Dilation;
}
