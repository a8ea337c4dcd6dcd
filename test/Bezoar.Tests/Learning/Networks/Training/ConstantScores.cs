using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Execution;
using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Tests.Learning.Networks.Training;

/// <summary>Gives each class a score that it learns, whatever the input: the least that can be trained.</summary>
internal sealed record ConstantScores(int Classes) : Layer
{
    public override TensorShape OutputShape(TensorShape input) => TensorShape.Vector(Classes);

    internal override IEnumerable<Parameter> CreateParameters(string name, TensorShape input, ulong seed) =>
        [Constant($"{name}.bias", true, Classes, 0)];

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new AtWork(input, output, room.Network[$"{name}.bias"]);

    private sealed unsafe class AtWork(Signal input, Signal output, Parameter scores) : Operator(input, output)
    {
        public override void Forward(int count, bool training)
        {
            for (var i = 0; i < count; i++) scores.Values.CopyTo(new(Output.Values + i * scores.Count, scores.Count));
        }

        public override void Backward(int count, Gradients wanted)
        {
            scores.Gradient.Clear();
            for (var i = 0; i < count * scores.Count; i++) scores.Gradient[i % scores.Count] += Output.Gradient.Values[i];
        }
    }
}
