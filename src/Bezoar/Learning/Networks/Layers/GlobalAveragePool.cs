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

internal sealed unsafe class GlobalAveragePoolOperator : SampleOperator
{
    private readonly int _area, _channels;
    private readonly Vector512<float> _share;

    public GlobalAveragePoolOperator(Signal input, Signal output, OperatorRoom room) : base(input, output, room)
    {
        (_area, _channels) = (input.Shape.Area, input.Shape.Channels);
        _share = Vector512.Create(1f / _area);
    }

    protected override void ForwardSample(int sample)
    {
        var (area, channels) = (_area, _channels);
        var image = Input.Values + (long)sample * area * channels;
        var target = Output.Values + (long)sample * channels;
        for (var channel = 0; channel < channels; channel += Vector512<float>.Count)
        {
            var sum = Vector512<float>.Zero;
            for (var place = 0; place < area; place++) sum += Vector512.Load(image + place * channels + channel);
            Lanes.StoreFirst(sum * _share, target + channel, channels - channel);
        }
    }

    protected override void BackwardSample(int sample)
    {
        var (area, channels) = (_area, _channels);
        var source = Output.Gradient.Values + (long)sample * channels;
        var target = Input.Gradient.Values + (long)sample * area * channels;
        for (var place = 0; place < area; place++, target += channels)
            for (var channel = 0; channel < channels; channel += Vector512<float>.Count)
                Lanes.StoreFirst(Vector512.Load(source + channel) * _share, target + channel, channels - channel);
    }
}
