using Bezoar.Learning.Networks.Execution;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>Probabilities: e to each channel's number, divided by the sum over a place's channels.</summary>
public sealed record Softmax : Layer
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    internal override bool ReadsItsOutputAgain => true;

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) => new SoftmaxOperator(input, output, room);
}

internal sealed unsafe class SoftmaxOperator : SampleOperator
{
    private readonly int _channels;

    public SoftmaxOperator(Signal input, Signal output, OperatorRoom room) : base(input, output, room) => _channels = input.Shape.Channels;

    protected override void ForwardSample(int sample)
    {
        for (var place = 0; place < Input.Shape.Area; place++)
        {
            var start = ((long)sample * Input.Shape.Area + place) * _channels;
            var from = new ReadOnlySpan<float>(Input.Values + start, _channels);
            var to = new Span<float>(Output.Values + start, _channels);
            var largest = float.NegativeInfinity;
            foreach (var value in from) largest = MathF.Max(largest, value);
            var sum = 0.0;
            for (var i = 0; i < _channels; i++) sum += to[i] = Elementary.Exp(from[i] - largest);
            for (var i = 0; i < _channels; i++) to[i] = (float)(to[i] / sum);
        }
    }

    protected override void BackwardSample(int sample)
    {
        for (var place = 0; place < Input.Shape.Area; place++)
        {
            var start = ((long)sample * Input.Shape.Area + place) * _channels;
            var value = Output.Values + start;
            var from = Output.Gradient.Values + start;
            var to = Input.Gradient.Values + start;
            var mean = 0.0;
            for (var i = 0; i < _channels; i++) mean += (double)value[i] * from[i];
            for (var i = 0; i < _channels; i++) to[i] = (float)(value[i] * (from[i] - mean));
        }
    }
}
