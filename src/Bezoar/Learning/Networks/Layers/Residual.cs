using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>The sum of what two paths make of the same input (He et al., arXiv 1512.03385).</summary>
/// <param name="Branch">The layers of one path.</param>
/// <param name="Shortcut">Those of the other; none to add the input itself.</param>
public sealed record Residual(IReadOnlyList<Layer> Branch, IReadOnlyList<Layer> Shortcut) : Layer
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        var branch = ShapeAfter("branch", Branch, input);
        var shortcut = ShapeAfter("shortcut", Shortcut, input);
        return branch == shortcut
            ? branch
            : throw new ShapeException(input, $"two paths that end alike; the branch gives {branch} and the shortcut {shortcut}");
    }

    /// <inheritdoc/>
    public override long MultiplyAdds(TensorShape input) => MultiplyAddsOf(Branch, input) + MultiplyAddsOf(Shortcut, input);

    /// <inheritdoc/>
    public override string ToString() => Shortcut.Count == 0
        ? FormattableString.Invariant($"{nameof(Residual)} {{ {Branch.Count} layers }}")
        : FormattableString.Invariant($"{nameof(Residual)} {{ {Branch.Count} layers, shortcut of {Shortcut.Count} }}");

    internal override IEnumerable<Parameter> CreateParameters(string name, TensorShape input, ulong seed) =>
        Inner(name).SelectMany(path => ParametersOf(path.Prefix, input, path.Layers, seed));

    internal override IEnumerable<(string Prefix, IReadOnlyList<Layer> Layers)> Inner(string name) =>
        [($"{name}.branch.", Branch), ($"{name}.shortcut.", Shortcut)];

    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new ResidualOperator(this, input, output, name, room);
}
