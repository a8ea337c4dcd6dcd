using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>One number from each window of each channel. Windows that would stand out further than the padding are left out.</summary>
/// <param name="Kernel">Rows and columns of a window.</param>
/// <param name="Stride">Distance between neighbouring windows.</param>
/// <param name="Padding">How far windows may stand out on each side, at most half a window.</param>
public abstract record Pool(int Kernel, int Stride, int Padding) : Layer
{
    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(TensorShape input)
    {
        if (Kernel < 1 || Stride < 1 || Padding < 0 || Padding > Kernel / 2)
            throw new ShapeException(input, "kernel and stride of at least 1 and a padding of at most half the kernel");
        var height = PatchGeometry.CountPlaces(input.Height, Kernel, Stride, Padding);
        var width = PatchGeometry.CountPlaces(input.Width, Kernel, Stride, Padding);
        if (height < 1 || width < 1)
            throw new ShapeException(input, FormattableString.Invariant($"at least {Kernel}×{Kernel} places, padding included"));
        return new(height, width, input.Channels);
    }
}

/// <summary>
/// Goes through windows forward, and backward through places: each collects from the windows that cover it, in their order, so
/// that windows may overlap and no number is written twice. Samples are shared among threads.
/// </summary>
internal abstract unsafe class PoolOperator : SampleOperator
{

    protected PoolOperator(Pool layer, Signal input, Signal output, OperatorRoom room) : base(input, output, room)
    {
        (Kernel, Stride) = (layer.Kernel, layer.Stride);
        Channels = input.Shape.Channels;
        Rows = new(input.Shape.Height, layer.Kernel, layer.Stride, layer.Padding);
        Columns = new(input.Shape.Width, layer.Kernel, layer.Stride, layer.Padding);
    }

    protected int Kernel { get; }

    protected int Stride { get; }

    protected int Channels { get; }

    /// <summary>Numbers from one row of the input to the next.</summary>
    protected int InputPitch => Input.Shape.Width * Channels;

    /// <summary>Numbers from one row of the output to the next.</summary>
    protected int OutputPitch => Columns.Count * Channels;

    protected PoolAxis Rows { get; }

    protected PoolAxis Columns { get; }

    /// <summary>One row of windows.</summary>
    /// <param name="image">The sample.</param>
    /// <param name="row">Which row.</param>
    /// <param name="target">Where the row's first output is, counted from the batch's.</param>
    protected abstract void ForwardRow(float* image, int row, long target);

    /// <summary>Collects the derivatives of one row of places.</summary>
    /// <param name="firstOutput">Where the sample's first output is, counted from the batch's.</param>
    /// <param name="row">Which row.</param>
    /// <param name="target">The row's derivatives.</param>
    protected abstract void BackwardRow(long firstOutput, int row, float* target);

    protected override void ForwardSample(int sample)
    {
        var image = Input.Values + (long)sample * Input.Shape.Count;
        var target = (long)sample * Output.Shape.Count;
        for (var row = 0; row < Rows.Count; row++, target += OutputPitch) ForwardRow(image, row, target);
    }

    protected override void BackwardSample(int sample)
    {
        var target = Input.Gradient.Values + (long)sample * Input.Shape.Count;
        var firstOutput = (long)sample * Output.Shape.Count;
        for (var row = 0; row < Input.Shape.Height; row++, target += InputPitch) BackwardRow(firstOutput, row, target);
    }
}
