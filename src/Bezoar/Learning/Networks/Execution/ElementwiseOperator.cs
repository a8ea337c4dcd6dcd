using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>A function of each number by itself, sixteen at once, whose derivative can be told from its value.</summary>
internal interface IElementwiseFunction
{
    /// <summary>y from x.</summary>
    Vector512<float> Value(Vector512<float> x);

    /// <summary>The loss's derivative by x, from y and the loss's derivative by y.</summary>
    Vector512<float> Derivative(Vector512<float> y, Vector512<float> derivative);
}

/// <summary>Applies a function to every number. As it never reads its input again, it may write its output over it.</summary>
internal sealed unsafe class ElementwiseOperator<TFunction> : Operator where TFunction : struct, IElementwiseFunction
{
    private readonly TFunction _function;
    private readonly FlatBlocks _forward, _backward;

    public ElementwiseOperator(TFunction function, Signal input, Signal output, OperatorRoom room) : base(input, output)
    {
        _function = function;
        _forward = new(room.Workers, ForwardBlock);
        _backward = new(room.Workers, BackwardBlock);
    }

    public override bool MayReplaceDerivatives => true;

    public override void Forward(int count, bool training) => _forward.Run((long)count * Output.Shape.Count);

    public override void Backward(int count, Gradients wanted)
    {
        if (wanted.Includes(Gradients.Input)) _backward.Run((long)count * Output.Shape.Count);
    }

    private void ForwardBlock(long start, int length)
    {
        var function = _function;
        var x = Input.Values + start;
        var y = Output.Values + start;
        for (var i = 0; i < length; i += Vector512<float>.Count)
            Lanes.StoreFirst(function.Value(Vector512.Load(x + i)), y + i, length - i);
    }

    private void BackwardBlock(long start, int length)
    {
        var function = _function;
        var y = Output.Values + start;
        var from = Output.Gradient.Values + start;
        var to = Input.Gradient.Values + start;
        for (var i = 0; i < length; i += Vector512<float>.Count)
            Lanes.StoreFirst(function.Derivative(Vector512.Load(y + i), Vector512.Load(from + i)), to + i, length - i);
    }
}
