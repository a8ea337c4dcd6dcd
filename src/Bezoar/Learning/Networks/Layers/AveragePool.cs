using System.Runtime.Intrinsics;
using Bezoar.Learning.Networks.Execution;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>The mean of each window. The padding counts as zeros, as by default in PyTorch.</summary>
/// <param name="Kernel">Rows and columns of a window.</param>
/// <param name="Stride">Distance between neighbouring windows.</param>
/// <param name="Padding">How far windows may stand out on each side, at most half a window.</param>
public sealed record AveragePool(int Kernel, int Stride, int Padding = 0) : Pool(Kernel, Stride, Padding)
{
    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new AveragePoolOperator(this, input, output, room);
}

internal sealed unsafe class AveragePoolOperator(AveragePool layer, Signal input, Signal output, OperatorRoom room)
    : PoolOperator(layer, input, output, room)
{
    private readonly Vector512<float> _share = Vector512.Create(1f / (layer.Kernel * layer.Kernel));

    protected override void ForwardRow(float* image, int row, long target)
    {
        var rows = Rows.PlacesOf(row);
        for (var column = 0; column < Columns.Count; column++, target += Channels)
            Average(image, rows, Columns.PlacesOf(column), InputPitch, Output.Values + target);
    }

    protected override void BackwardRow(long firstOutput, int row, float* target)
    {
        var rows = Rows.WindowsOf(row);
        for (var column = 0; column < Input.Shape.Width; column++, target += Channels)
            Average(Output.Gradient.Values + firstOutput, rows, Columns.WindowsOf(column), OutputPitch, target);
    }

    /// <summary>The sum over a rectangle of an image, divided by a window's places.</summary>
    private void Average(float* image, PoolAxis.Range rows, PoolAxis.Range columns, int pitch, float* target)
    {
        var (channels, share) = (Channels, _share);
        image += rows.First * pitch + columns.First * channels;
        for (var channel = 0; channel < channels; channel += Vector512<float>.Count, image += Vector512<float>.Count)
        {
            var sum = Vector512<float>.Zero;
            var value = image;
            for (var y = rows.End - rows.First; y > 0; y--, value += pitch)
                for (var x = 0; x < columns.End - columns.First; x++) sum += Vector512.Load(value + x * channels);
            Lanes.StoreFirst(sum * share, target + channel, channels - channel);
        }
    }
}
