using System.Runtime.InteropServices;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// A convolution in its general form, group by group: the batch's patches are gathered into one matrix, and forward, back to the input and to the
/// weights are a matrix product with it each.
/// </summary>
internal sealed unsafe class GeneralConvolutionOperator : Operator
{
    private readonly GeneralConvolution _layer;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly ChannelSums? _toBias;
    private readonly Workers _workers;
    private readonly AlignedBuffer _patches;
    private readonly Action<int> _begin, _gather, _scatter;
    private readonly int _inputs, _outputs, _depth;
    private int _group;

    public GeneralConvolutionOperator(GeneralConvolution layer, Signal input, Signal output, string name, OperatorRoom room) : base(input, output)
    {
        (_layer, _workers, _weight) = (layer, room.Workers, room.Network[$"{name}.weight"]);
        if (layer.Bias) _bias = room.Network[$"{name}.bias"];
        (_inputs, _outputs) = (input.Shape.Channels / layer.Groups, layer.Channels / layer.Groups);
        _depth = layer.Down.Kernel * layer.Across.Kernel * _inputs;
        _patches = new((long)room.BatchSize * output.Shape.Area * _depth);
        (_begin, _gather, _scatter) = (BeginSample, GatherSample, ScatterSample);
        if (layer.Bias && room.Mode == RunnerMode.Training) _toBias = new(layer.Channels, (long)room.BatchSize * output.Shape.Area, room.Workers);
    }

    public override void Forward(int count, bool training)
    {
        _workers.For(count, _begin);
        for (_group = 0; _group < _layer.Groups; _group++)
        {
            _workers.For(count, _gather);
            MatrixProduct.Add(Patches, WeightsOf(_weight.Start), count * Output.Shape.Area, _depth, _outputs, GroupOf(Output.Values), _layer.Channels, _workers);
        }
    }

    public override void Backward(int count, Gradients wanted)
    {
        var rows = count * Output.Shape.Area;
        var places = Output.Gradient.Values;
        if (wanted.Includes(Gradients.Parameters))
        {
            _toBias?.Run(places, rows, _bias!.GradientStart);
            _weight.Gradient.Clear();
        }
        if (wanted.Includes(Gradients.Input)) new Span<float>(Input.Gradient.Values, count * Input.Shape.Count).Clear();
        for (_group = 0; _group < _layer.Groups; _group++)
        {
            var derivatives = new MatrixProduct.Strided(GroupOf(places), _layer.Channels, 1);
            if (wanted.Includes(Gradients.Parameters))
            {
                _workers.For(count, _gather);
                MatrixProduct.Add(Transposed(Patches), derivatives, _depth, rows, _outputs, GroupOf(_weight.GradientStart), _layer.Channels, _workers);
            }
            if (!wanted.Includes(Gradients.Input)) continue;
            NativeMemory.Clear(_patches.Start, (nuint)rows * (nuint)_depth * sizeof(float));
            MatrixProduct.Add(derivatives, Transposed(WeightsOf(_weight.Start)), rows, _outputs, _depth, _patches.Start, _depth, _workers);
            _workers.For(count, _scatter);
        }
    }

    public override void Dispose()
    {
        _patches.Dispose();
        _toBias?.Dispose();
    }

    private MatrixProduct.Strided Patches => new(_patches.Start, _depth, 1);

    private MatrixProduct.Strided WeightsOf(float* weights) => new(GroupOf(weights), _layer.Channels, 1);

    private float* GroupOf(float* values) => values + _group * _outputs;

    private static MatrixProduct.Strided Transposed(MatrixProduct.Strided matrix) => new(matrix.Start, matrix.ColumnStride, matrix.RowStride);

    /// <summary>Outputs begin with the bias.</summary>
    private void BeginSample(int sample)
    {
        var output = new Span<float>(Output.Values + (long)sample * Output.Shape.Count, Output.Shape.Count);
        if (_bias is null) output.Clear();
        else
            for (var start = 0; start < output.Length; start += _layer.Channels) _bias.Values.CopyTo(output[start..]);
    }

    private void GatherSample(int sample) => EachTap(sample, Input.Values, static (patch, place, channels) =>
    {
        if (place == null) new Span<float>(patch, channels).Clear();
        else new ReadOnlySpan<float>(place, channels).CopyTo(new(patch, channels));
    });

    private void ScatterSample(int sample) => EachTap(sample, Input.Gradient.Values, static (patch, place, channels) =>
    {
        if (place != null) Lanes.AddTo(place, patch, channels);
    });

    private delegate void Tap(float* patch, float* place, int channels);

    /// <summary>Goes through a sample's patches: where a place's channels stand in the patch, and where in the image; null outside.</summary>
    private void EachTap(int sample, float* images, Tap visit)
    {
        var (shape, places) = (Input.Shape, Output.Shape);
        var image = images + (long)sample * shape.Count + _group * _inputs;
        var patch = _patches.Start + (long)sample * places.Area * _depth;
        for (var row = 0; row < places.Height; row++)
            for (var column = 0; column < places.Width; column++)
                for (var tap = 0; tap < _layer.Down.Kernel; tap++)
                {
                    var y = _layer.Down.PlaceOf(row, tap);
                    for (var tapAcross = 0; tapAcross < _layer.Across.Kernel; tapAcross++, patch += _inputs)
                    {
                        var x = _layer.Across.PlaceOf(column, tapAcross);
                        var isInside = (uint)y < (uint)shape.Height && (uint)x < (uint)shape.Width;
                        visit(patch, isInside ? image + ((long)y * shape.Width + x) * shape.Channels : null, _inputs);
                    }
                }
    }
}
