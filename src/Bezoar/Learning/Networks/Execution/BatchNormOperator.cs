using System.Runtime.Intrinsics;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// Batch norm, with the rectifier that may follow it: one pass over memory for the sums of each channel and one to work out the
/// result, forward as well as backward.
/// </summary>
internal sealed unsafe class BatchNormOperator : Operator
{
    private readonly BatchNorm _layer;
    private readonly Parameter _weight, _bias, _runningMean, _runningVariance;
    private readonly RowBlocks _blocks;
    private readonly Workers _workers;
    private readonly Action<int> _forward, _backward;
    private readonly PairSums _sums;
    private readonly double[] _means, _inverses;
    private readonly AlignedBuffer _coefficients;
    private bool _isOfBatch, _rectifies;
    private int _rows;

    public BatchNormOperator(BatchNorm layer, Signal input, Signal output, string name, OperatorRoom room) : base(input, output)
    {
        (_layer, _workers, _forward, _backward) = (layer, room.Workers, ForwardBlock, BackwardBlock);
        _weight = room.Network[$"{name}.weight"];
        _bias = room.Network[$"{name}.bias"];
        _runningMean = room.Network[$"{name}.running_mean"];
        _runningVariance = room.Network[$"{name}.running_var"];
        _blocks = new(Channels);
        _sums = new(Channels, checked(room.BatchSize * input.Shape.Area), room.Workers);
        (_means, _inverses) = (new double[Channels], new double[Channels]);
        _coefficients = new(4 * _blocks.Lanes);
        _coefficients.Clear();
    }

    public override bool MayReplaceDerivatives => true;

    private int Channels => Input.Shape.Channels;

    // output = scale · input + shift
    private float* Scale => _coefficients.Start;

    private float* Shift => Scale + _blocks.Lanes;

    // input's derivative = scale · output's derivative + slope · input + offset
    private float* Slope => Shift + _blocks.Lanes;

    private float* Offset => Slope + _blocks.Lanes;

    public override bool TryRectify() => _rectifies = true;

    public override void Forward(int count, bool training)
    {
        _rows = count * Input.Shape.Area;
        _isOfBatch = training;
        if (training) _sums.Run(Input.Values, Input.Values, _rows, null, null);
        for (var channel = 0; channel < Channels; channel++)
        {
            if (training) MeasureBatch(channel);
            else TakeRunning(channel);
            var scale = (float)(_weight.Start[channel] * _inverses[channel]);
            Scale[channel] = scale;
            Shift[channel] = (float)(_bias.Start[channel] - _means[channel] * scale);
        }
        _workers.For(_blocks.CountOf(_rows), _forward);
    }

    public override void Backward(int count, Gradients wanted)
    {
        var wantsParameters = wanted.Includes(Gradients.Parameters);
        if (wantsParameters || _isOfBatch)
        {
            // What the rectifier has cut off is told from the input: that is cheaper than to read the output again.
            _sums.Run(Output.Gradient.Values, Input.Values, _rows, _rectifies ? Scale : null, _rectifies ? Shift : null);
            for (var channel = 0; channel < Channels; channel++) UseSums(channel, wantsParameters);
        }
        else new Span<float>(Slope, 2 * _blocks.Lanes).Clear();
        if (wanted.Includes(Gradients.Input)) _workers.For(_blocks.CountOf(_rows), _backward);
    }

    public override void Dispose()
    {
        _sums.Dispose();
        _coefficients.Dispose();
    }

    private void MeasureBatch(int channel)
    {
        var mean = _sums.Sums[channel] / _rows;
        var variance = Math.Max(_sums.Products[channel] / _rows - mean * mean, 0);
        Remember(channel, mean, variance);
        // A single place says nothing about the spread; PyTorch refuses it, but a last batch may well be of one sample.
        var unbiased = _rows > 1 ? variance * _rows / (_rows - 1) : variance;
        Move(ref _runningMean.Start[channel], mean);
        Move(ref _runningVariance.Start[channel], unbiased);
    }

    private void TakeRunning(int channel) => Remember(channel, _runningMean.Start[channel], _runningVariance.Start[channel]);

    private void Remember(int channel, double mean, double variance)
    {
        _means[channel] = mean;
        _inverses[channel] = 1 / Math.Sqrt(variance + _layer.Epsilon);
    }

    private void Move(ref float running, double measured) => running = (float)(running + _layer.Momentum * (measured - running));

    /// <summary>Derivatives by weight and bias, and where statistics are the batch's own, what depends on every place through them.</summary>
    private void UseSums(int channel, bool wantsParameters)
    {
        var (mean, inverse, sum) = (_means[channel], _inverses[channel], _sums.Sums[channel]);
        var standardised = (_sums.Products[channel] - mean * sum) * inverse;
        if (wantsParameters)
        {
            _weight.GradientStart[channel] = (float)standardised;
            _bias.GradientStart[channel] = (float)sum;
        }
        var slope = _isOfBatch ? (float)(-Scale[channel] * inverse * standardised / _rows) : 0;
        Slope[channel] = slope;
        Offset[channel] = _isOfBatch ? (float)(-Scale[channel] * sum / _rows - slope * mean) : 0;
    }

    private void ForwardBlock(int block)
    {
        var start = (long)_blocks.First(block) * Channels;
        var x = Input.Values + start;
        var y = Output.Values + start;
        for (var row = _blocks.LengthOf(block, _rows); row > 0; row--, x += Channels, y += Channels)
        {
            for (var lane = 0; lane < Channels; lane += Vector512<float>.Count)
            {
                var value = Vector512.FusedMultiplyAdd(Vector512.Load(x + lane), Vector512.Load(Scale + lane), Vector512.Load(Shift + lane));
                if (_rectifies) value = Rectifier.Pass(value, value);
                Lanes.StoreFirst(value, y + lane, Channels - lane);
            }
        }
    }

    private void BackwardBlock(int block)
    {
        var start = (long)_blocks.First(block) * Channels;
        var x = Input.Values + start;
        var from = Output.Gradient.Values + start;
        var to = Input.Gradient.Values + start;
        for (var row = _blocks.LengthOf(block, _rows); row > 0; row--, x += Channels, from += Channels, to += Channels)
        {
            for (var lane = 0; lane < Channels; lane += Vector512<float>.Count)
            {
                var value = Vector512.Load(x + lane);
                var derivative = Vector512.Load(from + lane);
                var scale = Vector512.Load(Scale + lane);
                if (_rectifies) derivative = Rectifier.Pass(derivative, Vector512.FusedMultiplyAdd(value, scale, Vector512.Load(Shift + lane)));
                var common = Vector512.FusedMultiplyAdd(value, Vector512.Load(Slope + lane), Vector512.Load(Offset + lane));
                Lanes.StoreFirst(Vector512.FusedMultiplyAdd(derivative, scale, common), to + lane, Channels - lane);
            }
        }
    }
}
