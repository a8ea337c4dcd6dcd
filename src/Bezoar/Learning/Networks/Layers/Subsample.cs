using System.Runtime.InteropServices;
using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>
/// Every stride-th row and column, with channels of zeros appended: the shortcut without weights past a convolution that makes
/// images smaller and deeper (He et al., arXiv 1512.03385, section 3.3, option A).
/// </summary>
/// <param name="Stride">Distance between neighbouring places that are kept.</param>
/// <param name="Channels">Of the output, at least as many as come in.</param>
public sealed record Subsample(int Stride, int Channels) : Layer
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        if (Stride < 1) throw new ShapeException(input, "a stride of at least 1");
        if (Channels < input.Channels) throw new ShapeException(input, FormattableString.Invariant($"at most {Channels} channels"));
        return new((input.Height - 1) / Stride + 1, (input.Width - 1) / Stride + 1, Channels);
    }

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new SubsampleOperator(Stride, input, output, room);
}

internal sealed unsafe class SubsampleOperator : SampleOperator
{
    private readonly int _stride;

    public SubsampleOperator(int stride, Signal input, Signal output, OperatorRoom room) : base(input, output, room) => _stride = stride;

    protected override void ForwardSample(int sample)
    {
        var (from, to) = (Input.Shape, Output.Shape);
        var image = Input.Values + (long)sample * from.Count;
        var target = Output.Values + (long)sample * to.Count;
        NativeMemory.Clear(target, (nuint)to.Count * sizeof(float));
        for (var row = 0; row < to.Height; row++)
            for (var column = 0; column < to.Width; column++, target += to.Channels)
                Copy(image + SourceOf(row, column), target);
    }

    protected override void BackwardSample(int sample)
    {
        var (from, to) = (Input.Shape, Output.Shape);
        var source = Output.Gradient.Values + (long)sample * to.Count;
        var image = Input.Gradient.Values + (long)sample * from.Count;
        NativeMemory.Clear(image, (nuint)from.Count * sizeof(float));
        for (var row = 0; row < to.Height; row++)
            for (var column = 0; column < to.Width; column++, source += to.Channels)
                Copy(source, image + SourceOf(row, column));
    }

    private int SourceOf(int row, int column) => (row * Input.Shape.Width + column) * _stride * Input.Shape.Channels;

    private void Copy(float* source, float* target) =>
        new ReadOnlySpan<float>(source, Input.Shape.Channels).CopyTo(new(target, Input.Shape.Channels));
}
