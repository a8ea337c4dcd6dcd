namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// Each sample as a matrix, transposed: between the order here, place by place, and that of PyTorch, channel by channel.
/// </summary>
internal sealed unsafe class TransposeOperator : SampleOperator
{
    private readonly int _rows, _columns;

    /// <param name="rows">Of a sample as it comes in.</param>
    /// <param name="input">What comes in.</param>
    /// <param name="output">What goes out.</param>
    /// <param name="room">Threads.</param>
    public TransposeOperator(int rows, Signal input, Signal output, OperatorRoom room) : base(input, output, room)
    {
        (_rows, _columns) = (rows, input.Shape.Count / rows);
    }

    protected override void ForwardSample(int sample)
    {
        var start = (long)sample * Input.Shape.Count;
        Transpose(Input.Values + start, _rows, _columns, Output.Values + start);
    }

    protected override void BackwardSample(int sample)
    {
        var start = (long)sample * Input.Shape.Count;
        Transpose(Output.Gradient.Values + start, _columns, _rows, Input.Gradient.Values + start);
    }

    private static void Transpose(float* source, int rows, int columns, float* target)
    {
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++) target[column * rows + row] = source[row * columns + column];
    }
}
