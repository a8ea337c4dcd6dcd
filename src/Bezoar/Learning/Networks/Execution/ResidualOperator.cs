using System.Runtime.Intrinsics;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// Two paths from the same input, added up, and rectified where a <see cref="Relu"/> follows. The branch writes straight into
/// the output's memory where it can, and backward both paths read the same derivatives: nothing is copied.
/// </summary>
internal sealed unsafe class ResidualOperator : Operator
{
    private readonly Sequence _branch, _shortcut;
    private readonly FlatBlocks _add, _rectify, _addDerivatives;
    private bool _rectifies;

    public ResidualOperator(Residual layer, Signal input, Signal output, string name, OperatorRoom room) : base(input, output)
    {
        _branch = new(layer.Branch, $"{name}.branch.", input.Alias(room.BatchSize), room, memory: output);
        _shortcut = new(layer.Shortcut, $"{name}.shortcut.", input.Alias(room.BatchSize), room);
        _add = new(room.Workers, AddBlock);
        _rectify = new(room.Workers, RectifyBlock);
        _addDerivatives = new(room.Workers, AddDerivativesBlock);
    }

    public override bool TryRectify() => _rectifies = Output.IsReadAgain = true;

    public override void Forward(int count, bool training)
    {
        _branch.Forward(count, training);
        _shortcut.Forward(count, training);
        _add.Run((long)count * Output.Shape.Count);
    }

    public override void Backward(int count, Gradients wanted)
    {
        if (_rectifies) _rectify.Run((long)count * Output.Shape.Count);
        _branch.Backward(count, wanted);
        _shortcut.Backward(count, wanted);
        if (wanted.Includes(Gradients.Input)) _addDerivatives.Run((long)count * Input.Shape.Count);
    }

    /// <inheritdoc/>
    public override void LayGradients(GradientSlots slots)
    {
        var derivatives = Output.Gradient;
        if (_rectifies && derivatives.Users > 1)
        {
            derivatives = slots.Rent(Output.Length);
            slots.Return(Output.Gradient);
        }
        _branch.Output.Gradient = _shortcut.Output.Gradient = derivatives;
        // The shortcut reads them too, after the branch.
        derivatives.Users++;
        _branch.LayGradients(slots);
        _shortcut.LayGradients(slots);
        LaySum(_branch.Input.Gradient, _shortcut.Input.Gradient, slots);
    }

    public override void Dispose()
    {
        _branch.Dispose();
        _shortcut.Dispose();
    }

    /// <summary>The sum of both paths' derivatives goes where one of them is, unless others still read those.</summary>
    private void LaySum(GradientSlot branch, GradientSlot shortcut, GradientSlots slots)
    {
        Input.Gradient = branch.Users == 1 ? branch : shortcut.Users == 1 ? shortcut : slots.Rent(Input.Length);
        if (Input.Gradient != branch) slots.Return(branch);
        if (Input.Gradient != shortcut) slots.Return(shortcut);
    }

    private void AddBlock(long start, int length)
    {
        var branch = _branch.Output.Values + start;
        var shortcut = _shortcut.Output.Values + start;
        var sum = Output.Values + start;
        for (var i = 0; i < length; i += Vector512<float>.Count)
        {
            var value = Vector512.Load(branch + i) + Vector512.Load(shortcut + i);
            if (_rectifies) value = Rectifier.Pass(value, value);
            Lanes.StoreFirst(value, sum + i, length - i);
        }
    }

    private void RectifyBlock(long start, int length)
    {
        var output = Output.Values + start;
        var from = Output.Gradient.Values + start;
        var to = _branch.Output.Gradient.Values + start;
        for (var i = 0; i < length; i += Vector512<float>.Count)
            Lanes.StoreFirst(Rectifier.Pass(Vector512.Load(from + i), Vector512.Load(output + i)), to + i, length - i);
    }

    private void AddDerivativesBlock(long start, int length)
    {
        var branch = _branch.Input.Gradient.Values + start;
        var shortcut = _shortcut.Input.Gradient.Values + start;
        var sum = Input.Gradient.Values + start;
        for (var i = 0; i < length; i += Vector512<float>.Count)
            Lanes.StoreFirst(Vector512.Load(branch + i) + Vector512.Load(shortcut + i), sum + i, length - i);
    }
}
