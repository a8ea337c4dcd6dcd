using System.Runtime.Intrinsics;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// A convolution in which every channel sees itself alone. Channels lie side by side, so sixteen are worked on at once, and every sum is one chain in
/// the order of the patch's places.
/// </summary>
internal sealed unsafe class DepthwiseOperator : Operator
{
    private readonly ConvolutionAxis _down, _across;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly ChannelSums? _toBias;
    private readonly Workers _workers;
    private readonly AlignedBuffer _weights;
    private readonly Action<int> _forward, _backward, _toWeights;
    private readonly int _channels, _lanes;
    private int _count;

    public DepthwiseOperator(GeneralConvolution layer, Signal input, Signal output, string name, OperatorRoom room) : base(input, output)
    {
        (_down, _across, _channels) = (layer.Down, layer.Across, layer.Channels);
        (_workers, _weight) = (room.Workers, room.Network[$"{name}.weight"]);
        if (layer.Bias) _bias = room.Network[$"{name}.bias"];
        _lanes = (_channels + Vector512<float>.Count - 1) / Vector512<float>.Count * Vector512<float>.Count;
        // Whole vectors of weights for each place of a patch, then those of the bias.
        _weights = new((Taps + 1) * _lanes);
        _weights.Clear();
        (_forward, _backward, _toWeights) = (ForwardRow, BackwardRow, WeightGradientOf);
        if (layer.Bias && room.Mode == RunnerMode.Training) _toBias = new(_channels, (long)room.BatchSize * output.Shape.Area, room.Workers);
    }

    private int Taps => _down.Kernel * _across.Kernel;

    public override void Forward(int count, bool training)
    {
        for (var tap = 0; tap < Taps; tap++) _weight.Values.Slice(tap * _channels, _channels).CopyTo(_weights.Slice(tap * _lanes, _channels));
        _bias?.Values.CopyTo(_weights.Slice(Taps * _lanes, _channels));
        _workers.For(count * Output.Shape.Height, _forward);
    }

    public override void Backward(int count, Gradients wanted)
    {
        _count = count;
        if (wanted.Includes(Gradients.Parameters))
        {
            _toBias?.Run(Output.Gradient.Values, count * Output.Shape.Area, _bias!.GradientStart);
            _workers.For(Taps, _toWeights);
        }
        if (wanted.Includes(Gradients.Input)) _workers.For(count * Input.Shape.Height, _backward);
    }

    public override void Dispose()
    {
        _weights.Dispose();
        _toBias?.Dispose();
    }

    private void ForwardRow(int item)
    {
        var (sample, row) = Math.DivRem(item, Output.Shape.Height);
        var image = Input.Values + (long)sample * Input.Shape.Count;
        var target = Output.Values + (long)item * Output.Shape.Width * _channels;
        for (var column = 0; column < Output.Shape.Width; column++, target += _channels)
            for (var channel = 0; channel < _channels; channel += Vector512<float>.Count)
            {
                var sum = Vector512.Load(_weights.Start + Taps * _lanes + channel);
                for (var tap = 0; tap < Taps; tap++)
                {
                    var (y, x) = (_down.PlaceOf(row, tap / _across.Kernel), _across.PlaceOf(column, tap % _across.Kernel));
                    if ((uint)y >= (uint)Input.Shape.Height || (uint)x >= (uint)Input.Shape.Width) continue;
                    sum += Vector512.Load(image + ((long)y * Input.Shape.Width + x) * _channels + channel) * Vector512.Load(_weights.Start + tap * _lanes + channel);
                }
                Lanes.StoreFirst(sum, target + channel, _channels - channel);
            }
    }

    /// <summary>A place collects from all patches that it is part of.</summary>
    private void BackwardRow(int item)
    {
        var (sample, y) = Math.DivRem(item, Input.Shape.Height);
        var derivatives = Output.Gradient.Values + (long)sample * Output.Shape.Count;
        var target = Input.Gradient.Values + (long)item * Input.Shape.Width * _channels;
        for (var x = 0; x < Input.Shape.Width; x++, target += _channels)
            for (var channel = 0; channel < _channels; channel += Vector512<float>.Count)
            {
                var sum = Vector512<float>.Zero;
                for (var tap = 0; tap < Taps; tap++)
                {
                    if (!TryFindPatch(_down, y, tap / _across.Kernel, Output.Shape.Height, out var row)
                        || !TryFindPatch(_across, x, tap % _across.Kernel, Output.Shape.Width, out var column)) continue;
                    sum += Vector512.Load(derivatives + ((long)row * Output.Shape.Width + column) * _channels + channel) * Vector512.Load(_weights.Start + tap * _lanes + channel);
                }
                Lanes.StoreFirst(sum, target + channel, _channels - channel);
            }
    }

    private void WeightGradientOf(int tap)
    {
        for (var channel = 0; channel < _channels; channel += Vector512<float>.Count)
        {
            var sum = Vector512<float>.Zero;
            for (var sample = 0; sample < _count; sample++)
                for (var row = 0; row < Output.Shape.Height; row++)
                {
                    var y = _down.PlaceOf(row, tap / _across.Kernel);
                    if ((uint)y < (uint)Input.Shape.Height) sum = AddRow(sum, sample, row, y, tap % _across.Kernel, channel);
                }
            Lanes.StoreFirst(sum, _weight.GradientStart + tap * _channels + channel, _channels - channel);
        }
    }

    private Vector512<float> AddRow(Vector512<float> sum, int sample, int row, int y, int tapAcross, int channel)
    {
        var image = Input.Values + ((long)sample * Input.Shape.Area + (long)y * Input.Shape.Width) * _channels + channel;
        var derivatives = Output.Gradient.Values + ((long)sample * Output.Shape.Area + (long)row * Output.Shape.Width) * _channels + channel;
        for (var column = 0; column < Output.Shape.Width; column++)
        {
            var x = _across.PlaceOf(column, tapAcross);
            if ((uint)x < (uint)Input.Shape.Width) sum += Vector512.Load(image + (long)x * _channels) * Vector512.Load(derivatives + (long)column * _channels);
        }
        return sum;
    }

    /// <summary>The patch whose place this is: place = patch · stride − padding + tap · dilation.</summary>
    private static bool TryFindPatch(ConvolutionAxis axis, int place, int tap, int patches, out int patch)
    {
        var (quotient, rest) = Math.DivRem(place + axis.Padding - tap * axis.Dilation, axis.Stride);
        patch = quotient;
        return rest == 0 && (uint)quotient < (uint)patches;
    }
}
