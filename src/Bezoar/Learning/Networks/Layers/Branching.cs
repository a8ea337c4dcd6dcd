namespace Bezoar.Learning.Networks.Layers;

/// <summary>Several paths from the same input, each a sequence of layers; a path without layers is the input itself.</summary>
/// <param name="Paths">At least one.</param>
public abstract record Branching(IReadOnlyList<IReadOnlyList<Layer>> Paths) : Layer
{
    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(TensorShape input) =>
        Joined(input, [.. Paths.Select((path, i) => ShapeAfter(FormattableString.Invariant($"paths.{i}"), path, input))]);

    /// <inheritdoc/>
    public sealed override long MultiplyAdds(TensorShape input) => Paths.Sum(path => MultiplyAddsOf(path, input));

    /// <inheritdoc/>
    public sealed override string ToString() => FormattableString.Invariant($"{GetType().Name} {{ {Paths.Count} paths }}");

    internal sealed override IEnumerable<(string Prefix, IReadOnlyList<Layer> Layers)> Inner(string name) =>
        Paths.Select((path, i) => (FormattableString.Invariant($"{name}.paths.{i}."), path));

    internal sealed override IEnumerable<Parameter> CreateParameters(string name, TensorShape input, ulong seed) =>
        Inner(name).SelectMany(path => ParametersOf(path.Prefix, input, path.Layers, seed));

    /// <summary>What the paths' outputs are joined to.</summary>
    /// <exception cref="ShapeException">They cannot be joined.</exception>
    private protected abstract TensorShape Joined(TensorShape input, TensorShape[] paths);
}
