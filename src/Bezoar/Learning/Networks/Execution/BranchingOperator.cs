using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>Several paths from the same input, and what joins them. Backward, the input's derivatives are the paths', added in their order.</summary>
internal abstract unsafe class BranchingOperator : Operator
{
    private readonly Workers _workers;
    private readonly Action<int> _join, _part;
    private readonly FlatBlocks _add;

    protected BranchingOperator(Branching layer, Signal input, Signal output, string name, OperatorRoom room) : base(input, output)
    {
        (_workers, _join, _part) = (room.Workers, Join, Part);
        Paths = [.. layer.Inner(name).Select(path => new Sequence(path.Layers, path.Prefix, input.Alias(room.BatchSize), room))];
        _add = new(room.Workers, AddBlock);
    }

    protected IReadOnlyList<Sequence> Paths { get; }

    public sealed override void Forward(int count, bool training)
    {
        foreach (var path in Paths) path.Forward(count, training);
        _workers.For(count, _join);
    }

    public sealed override void Backward(int count, Gradients wanted)
    {
        _workers.For(count, _part);
        foreach (var path in Paths) path.Backward(count, wanted);
        if (wanted.Includes(Gradients.Input)) _add.Run((long)count * Input.Shape.Count);
    }

    public sealed override void LayGradients(GradientSlots slots)
    {
        foreach (var path in Paths) path.Output.Gradient = slots.Rent(path.Output.Length);
        slots.Return(Output.Gradient);
        foreach (var path in Paths) path.LayGradients(slots);
        Input.Gradient = slots.Rent(Input.Length);
        foreach (var path in Paths) slots.Return(path.Input.Gradient);
    }

    public sealed override void Dispose()
    {
        foreach (var path in Paths) path.Dispose();
    }

    /// <summary>One sample's output from those of the paths.</summary>
    protected abstract void Join(int sample);

    /// <summary>One sample's derivatives of all paths' outputs from those of the output.</summary>
    protected abstract void Part(int sample);

    private void AddBlock(long start, int length)
    {
        var sum = Input.Gradient.Values + start;
        new ReadOnlySpan<float>(Paths[0].Input.Gradient.Values + start, length).CopyTo(new(sum, length));
        for (var i = 1; i < Paths.Count; i++) Lanes.AddTo(sum, Paths[i].Input.Gradient.Values + start, length);
    }
}
