using Bezoar.Learning.Networks.Execution;
using Bezoar.Numerics;

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
internal abstract unsafe class PoolOperator : Operator
{
    private readonly Workers _workers;
    private readonly Action<int> _forward, _backward;

    protected PoolOperator(Pool layer, Signal input, Signal output, OperatorRoom room) : base(input, output)
    {
        Layer = layer;
        Rows = new(input.Shape.Height, layer.Kernel, layer.Stride, layer.Padding);
        Columns = new(input.Shape.Width, layer.Kernel, layer.Stride, layer.Padding);
        (_workers, _forward, _backward) = (room.Workers, ForwardSample, BackwardSample);
    }

    protected Pool Layer { get; }

    protected PoolAxis Rows { get; }

    protected PoolAxis Columns { get; }

    protected int Channels => Input.Shape.Channels;

    public override void Forward(int count, bool training) => _workers.For(count, _forward);

    public override void Backward(int count, Gradients wanted)
    {
        if (wanted.Includes(Gradients.Input)) _workers.For(count, _backward);
    }

    /// <summary>One window, all channels.</summary>
    /// <param name="image">The sample.</param>
    /// <param name="row">Of the window.</param>
    /// <param name="column">Of the window.</param>
    /// <param name="place">The window's number within the batch.</param>
    protected abstract void ForwardWindow(float* image, int row, int column, long place);

    /// <summary>Collects one place's derivatives, all channels.</summary>
    /// <param name="row">Of the place.</param>
    /// <param name="column">Of the place.</param>
    /// <param name="firstWindow">The sample's first window within the batch.</param>
    /// <param name="target">The place's derivatives.</param>
    protected abstract void BackwardPlace(int row, int column, long firstWindow, float* target);

    private void ForwardSample(int sample)
    {
        var image = Input.Values + (long)sample * Input.Shape.Count;
        var place = (long)sample * Output.Shape.Area;
        for (var row = 0; row < Rows.Count; row++)
            for (var column = 0; column < Columns.Count; column++, place++) ForwardWindow(image, row, column, place);
    }

    private void BackwardSample(int sample)
    {
        var target = Input.Gradient.Values + (long)sample * Input.Shape.Count;
        var firstWindow = (long)sample * Output.Shape.Area;
        for (var row = 0; row < Input.Shape.Height; row++)
            for (var column = 0; column < Input.Shape.Width; column++, target += Channels)
                BackwardPlace(row, column, firstWindow, target);
    }
}
