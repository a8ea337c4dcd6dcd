using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>
/// What two paths make of the same input, number by number multiplied; where the second gives a vector, each channel by one number: a gate (Hu et al.,
/// arXiv 1709.01507).
/// </summary>
/// <param name="Paths">Two.</param>
public sealed record Product(IReadOnlyList<IReadOnlyList<Layer>> Paths) : Branching(Paths)
{
    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new ProductOperator(this, input, output, name, room);

    private protected override TensorShape Joined(TensorShape input, TensorShape[] paths) =>
        paths.Length == 2 && paths[0].Channels == paths[1].Channels && (paths[0] == paths[1] || paths[1].Area == 1)
            ? paths[0]
            : throw new ShapeException(input, $"two paths of which the second ends as the first or with a number for each channel; they give {string.Join(", ", paths)}");
}

internal sealed unsafe class ProductOperator(Product layer, Signal input, Signal output, string name, OperatorRoom room)
    : BranchingOperator(layer, input, output, name, room)
{
    private Signal Factor => Paths[0].Output;

    private Signal Gate => Paths[1].Output;

    // A gate of one place serves all places.
    private int GateStep => Gate.Shape.Area == 1 ? 0 : Gate.Shape.Channels;

    protected override void Join(int sample)
    {
        var (area, channels) = (Output.Shape.Area, Output.Shape.Channels);
        var (start, gateStart) = ((long)sample * Output.Shape.Count, (long)sample * Gate.Shape.Count);
        for (var place = 0; place < area; place++)
            for (var i = 0; i < channels; i++)
                Output.Values[start + place * channels + i] = Factor.Values[start + place * channels + i] * Gate.Values[gateStart + place * GateStep + i];
    }

    protected override void Part(int sample)
    {
        var (area, channels) = (Output.Shape.Area, Output.Shape.Channels);
        var (start, gateStart) = ((long)sample * Output.Shape.Count, (long)sample * Gate.Shape.Count);
        var derivatives = Output.Gradient.Values + start;
        new Span<float>(Gate.Gradient.Values + gateStart, Gate.Shape.Count).Clear();
        for (var place = 0; place < area; place++)
            for (var i = 0; i < channels; i++)
            {
                var (at, gate) = (place * channels + i, gateStart + place * GateStep + i);
                Factor.Gradient.Values[start + at] = derivatives[at] * Gate.Values[gate];
                Gate.Gradient.Values[gate] += derivatives[at] * Factor.Values[start + at];
            }
    }
}
