using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>An operator without parameters that goes through each sample by itself: samples are shared among threads.</summary>
internal abstract class SampleOperator : Operator
{
    private readonly Workers _workers;
    private readonly Action<int> _forward, _backward;

    protected SampleOperator(Signal input, Signal output, OperatorRoom room) : base(input, output) =>
        (_workers, _forward, _backward) = (room.Workers, ForwardSample, BackwardSample);

    public sealed override void Forward(int count, bool training) => _workers.For(count, _forward);

    public sealed override void Backward(int count, Gradients wanted)
    {
        if (wanted.Includes(Gradients.Input)) _workers.For(count, _backward);
    }

    /// <summary>One sample's output from its input.</summary>
    protected abstract void ForwardSample(int sample);

    /// <summary>One sample's derivatives by the input from those by the output.</summary>
    protected abstract void BackwardSample(int sample);
}
