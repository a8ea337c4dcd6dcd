using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// A convolution or its way back, by three matrix products over the same patches: forward, back to the input, and to the
/// weights. Where the patches are the output's, as in a transposed convolution, the first two change places.
/// </summary>
internal sealed unsafe class PatchOperator : Operator
{
    private readonly PatchProduct _forward;
    private readonly PatchProduct? _backward;
    private readonly WeightGradient? _toWeights;
    private readonly ChannelSums? _toBias;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly bool _isTransposed;

    /// <param name="geometry">Whose image is the input, or the output of a transposed convolution.</param>
    /// <param name="isTransposed">Whether patches are the output's.</param>
    /// <param name="hasBias">Whether there is a bias.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="output">What it gives.</param>
    /// <param name="name">Of its layer.</param>
    /// <param name="room">Batch size, parameters and threads.</param>
    public PatchOperator(PatchGeometry geometry, bool isTransposed, bool hasBias, Signal input, Signal output, string name, OperatorRoom room)
        : base(input, output)
    {
        _isTransposed = isTransposed;
        _weight = room.Network[$"{name}.weight"];
        if (hasBias) _bias = room.Network[$"{name}.bias"];
        _forward = ProductOf(geometry, isTransposed, room.Workers);
        if (room.Mode != RunnerMode.Training) return;
        _backward = ProductOf(geometry, !isTransposed, room.Workers);
        _toWeights = WeightGradient.Of(geometry, room.BatchSize, room.Workers);
        if (hasBias) _toBias = new(output.Shape.Channels, (long)room.BatchSize * output.Shape.Area, room.Workers);
    }

    public override void Forward(int count, bool training) =>
        _forward.Run(Input.Values, _weight.Start, _bias is null ? null : _bias.Start, Output.Values, count);

    public override void Backward(int count, Gradients wanted)
    {
        var derivatives = Output.Gradient.Values;
        if (wanted.Includes(Gradients.Parameters))
        {
            if (_isTransposed) _toWeights!.Run(derivatives, Input.Values, _weight.GradientStart, count);
            else _toWeights!.Run(Input.Values, derivatives, _weight.GradientStart, count);
            _toBias?.Run(derivatives, count * Output.Shape.Area, _bias!.GradientStart);
        }
        if (wanted.Includes(Gradients.Input)) _backward!.Run(derivatives, _weight.Start, null, Input.Gradient.Values, count);
    }

    public override void Dispose()
    {
        _forward.Dispose();
        _backward?.Dispose();
        _toWeights?.Dispose();
        _toBias?.Dispose();
    }

    private static PatchProduct ProductOf(PatchGeometry geometry, bool toImage, Workers workers) =>
        toImage ? PatchProduct.Backward(geometry, workers) : PatchProduct.Forward(geometry, workers);
}
