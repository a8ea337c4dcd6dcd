using System.Runtime.InteropServices;
using Bezoar.Data.Images;
using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>
/// An image in another size, as <see cref="ImageResize"/> makes it but without its rounding: before a network that sees larger images than are stored, it leads
/// derivatives back to the stored pixels.
/// </summary>
/// <param name="Height">Rows of the output.</param>
/// <param name="Width">Columns of the output.</param>
public sealed record Resize(int Height, int Width) : Layer
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => Height >= 1 && Width >= 1
        ? new(Height, Width, input.Channels)
        : throw new ShapeException(input, "at least one row and one column to give");

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) => new ResizeOperator(input, output, room);
}

internal sealed unsafe class ResizeOperator : SampleOperator
{
    private readonly ResizeTaps[] _rows, _columns;

    public ResizeOperator(Signal input, Signal output, OperatorRoom room) : base(input, output, room) =>
        (_rows, _columns) = (ResizeTaps.Of(input.Shape.Height, output.Shape.Height), ResizeTaps.Of(input.Shape.Width, output.Shape.Width));

    protected override void ForwardSample(int sample)
    {
        var output = Output.Values + (long)sample * Output.Shape.Count;
        NativeMemory.Clear(output, (nuint)Output.Shape.Count * sizeof(float));
        Weigh(Input.Values + (long)sample * Input.Shape.Count, output, isBack: false);
    }

    protected override void BackwardSample(int sample)
    {
        var input = Input.Gradient.Values + (long)sample * Input.Shape.Count;
        NativeMemory.Clear(input, (nuint)Input.Shape.Count * sizeof(float));
        Weigh(input, Output.Gradient.Values + (long)sample * Output.Shape.Count, isBack: true);
    }

    /// <summary>Adds to each place of the output its share of the input's places, or back to these their share of the output's.</summary>
    private void Weigh(float* input, float* output, bool isBack)
    {
        var channels = Input.Shape.Channels;
        foreach (var row in _rows)
            foreach (var column in _columns)
            {
                for (var y = 0; y < row.Weights.Length; y++)
                    for (var x = 0; x < column.Weights.Length; x++)
                    {
                        var weight = row.Weights[y] * column.Weights[x];
                        var place = input + ((row.First + y) * Input.Shape.Width + column.First + x) * channels;
                        for (var channel = 0; channel < channels; channel++)
                        {
                            if (isBack) place[channel] += weight * output[channel];
                            else output[channel] += weight * place[channel];
                        }
                    }
                output += channels;
            }
    }
}
