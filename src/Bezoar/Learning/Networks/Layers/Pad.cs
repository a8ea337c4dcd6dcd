using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>Rows and columns of one number around an image: for paddings that differ from side to side.</summary>
/// <param name="Top">Rows above.</param>
/// <param name="Left">Columns on the left.</param>
/// <param name="Bottom">Rows below.</param>
/// <param name="Right">Columns on the right.</param>
/// <param name="Value">What they hold; −∞ before a <see cref="MaxPool"/>, where they must never win.</param>
public sealed record Pad(int Top, int Left, int Bottom, int Right, float Value = 0) : Layer
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => Top >= 0 && Left >= 0 && Bottom >= 0 && Right >= 0
        ? new(input.Height + Top + Bottom, input.Width + Left + Right, input.Channels)
        : throw new ShapeException(input, "no negative padding");

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new PadOperator(this, input, output, room);
}

internal sealed unsafe class PadOperator : SampleOperator
{
    private readonly Pad _layer;

    public PadOperator(Pad layer, Signal input, Signal output, OperatorRoom room) : base(input, output, room) => _layer = layer;

    private int RowLength => Input.Shape.Width * Input.Shape.Channels;

    protected override void ForwardSample(int sample)
    {
        new Span<float>(Output.Values + (long)sample * Output.Shape.Count, Output.Shape.Count).Fill(_layer.Value);
        for (var row = 0; row < Input.Shape.Height; row++)
            new ReadOnlySpan<float>(InputRow(Input.Values, sample, row), RowLength).CopyTo(new(OutputRow(Output.Values, sample, row), RowLength));
    }

    protected override void BackwardSample(int sample)
    {
        for (var row = 0; row < Input.Shape.Height; row++)
            new ReadOnlySpan<float>(OutputRow(Output.Gradient.Values, sample, row), RowLength).CopyTo(new(InputRow(Input.Gradient.Values, sample, row), RowLength));
    }

    private float* InputRow(float* values, int sample, int row) => values + ((long)sample * Input.Shape.Height + row) * RowLength;

    private float* OutputRow(float* values, int sample, int row) =>
        values + (((long)sample * Output.Shape.Height + row + _layer.Top) * Output.Shape.Width + _layer.Left) * Output.Shape.Channels;
}
