using System.Runtime.Intrinsics;
using Bezoar.Learning.Networks.Execution;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>The mean of each channel over all places: a vector.</summary>
public sealed record GlobalAveragePool : Layer
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => TensorShape.Vector(input.Channels);

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new GlobalAveragePoolOperator(input, output, room);
}

internal sealed unsafe class GlobalAveragePoolOperator : Operator
{
    private readonly Workers _workers;
    private readonly Action<int> _forward, _backward;
    private readonly Vector512<float> _share;

    public GlobalAveragePoolOperator(Signal input, Signal output, OperatorRoom room) : base(input, output)
    {
        (_workers, _forward, _backward) = (room.Workers, ForwardSample, BackwardSample);
        _share = Vector512.Create(1f / input.Shape.Area);
    }

    private int Channels => Input.Shape.Channels;

    public override void Forward(int count, bool training) => _workers.For(count, _forward);

    public override void Backward(int count, Gradients wanted)
    {
        if (wanted.Includes(Gradients.Input)) _workers.For(count, _backward);
    }

    private void ForwardSample(int sample)
    {
        var image = Input.Values + (long)sample * Input.Shape.Count;
        for (var channel = 0; channel < Channels; channel += Vector512<float>.Count)
        {
            var sum = Vector512<float>.Zero;
            for (var place = 0; place < Input.Shape.Area; place++) sum += Vector512.Load(image + place * Channels + channel);
            Lanes.StoreFirst(sum * _share, Output.Values + (long)sample * Channels + channel, Channels - channel);
        }
    }

    private void BackwardSample(int sample)
    {
        var source = Output.Gradient.Values + (long)sample * Channels;
        var target = Input.Gradient.Values + (long)sample * Input.Shape.Count;
        for (var place = 0; place < Input.Shape.Area; place++, target += Channels)
            for (var channel = 0; channel < Channels; channel += Vector512<float>.Count)
                Lanes.StoreFirst(Vector512.Load(source + channel) * _share, target + channel, Channels - channel);
    }
}
