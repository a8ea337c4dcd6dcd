using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>The channels that several paths make of the same input, one after the other (Szegedy et al., arXiv 1409.4842).</summary>
/// <param name="Paths">At least one; they end with as many rows and columns.</param>
public sealed record Concatenation(IReadOnlyList<IReadOnlyList<Layer>> Paths) : Branching(Paths)
{
    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new ConcatenationOperator(this, input, output, name, room);

    private protected override TensorShape Joined(TensorShape input, TensorShape[] paths) =>
        paths.Length > 0 && paths.All(path => (path.Height, path.Width) == (paths[0].Height, paths[0].Width))
            ? new(paths[0].Height, paths[0].Width, paths.Sum(path => path.Channels))
            : throw new ShapeException(input, $"paths that end with as many rows and columns; they give {string.Join(", ", paths)}");
}

internal sealed unsafe class ConcatenationOperator(Concatenation layer, Signal input, Signal output, string name, OperatorRoom room)
    : BranchingOperator(layer, input, output, name, room)
{
    protected override void Join(int sample) => EachPart(sample, false, (whole, part, channels) => new ReadOnlySpan<float>(part, channels).CopyTo(new(whole, channels)));

    protected override void Part(int sample) => EachPart(sample, true, (whole, part, channels) => new ReadOnlySpan<float>(whole, channels).CopyTo(new(part, channels)));

    private delegate void Copy(float* whole, float* part, int channels);

    private void EachPart(int sample, bool gradients, Copy copy)
    {
        var (area, channels) = (Output.Shape.Area, Output.Shape.Channels);
        var whole = (gradients ? Output.Gradient.Values : Output.Values) + (long)sample * Output.Shape.Count;
        foreach (var path in Paths)
        {
            var width = path.Output.Shape.Channels;
            var part = (gradients ? path.Output.Gradient.Values : path.Output.Values) + (long)sample * path.Output.Shape.Count;
            for (var place = 0; place < area; place++) copy(whole + (long)place * channels, part + (long)place * width, width);
            whole += width;
        }
    }
}
