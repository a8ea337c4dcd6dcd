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

    protected override void ForwardWindow(float* image, int row, int column, long place)
    {
        var (rows, columns) = (Rows.PlacesOf(row), Columns.PlacesOf(column));
        for (var channel = 0; channel < Channels; channel += Vector512<float>.Count)
        {
            var sum = Vector512<float>.Zero;
            for (var y = rows.First; y < rows.End; y++)
                for (var x = columns.First; x < columns.End; x++)
                    sum += Vector512.Load(image + ((long)y * Input.Shape.Width + x) * Channels + channel);
            Lanes.StoreFirst(sum * _share, Output.Values + place * Channels + channel, Channels - channel);
        }
    }

    protected override void BackwardPlace(int row, int column, long firstWindow, float* target)
    {
        var (rows, columns) = (Rows.WindowsOf(row), Columns.WindowsOf(column));
        for (var channel = 0; channel < Channels; channel += Vector512<float>.Count)
        {
            var sum = Vector512<float>.Zero;
            for (var y = rows.First; y < rows.End; y++)
                for (var x = columns.First; x < columns.End; x++)
                    sum += Vector512.Load(Output.Gradient.Values + (firstWindow + y * Columns.Count + x) * Channels + channel);
            Lanes.StoreFirst(sum * _share, target + channel, Channels - channel);
        }
    }
}
