using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks;

/// <summary>A network as data: a list of layers, whose shapes are checked when it is made.</summary>
public sealed record NetworkDefinition
{
    /// <summary>Checks that the layers fit together.</summary>
    /// <param name="name">Such as <c>nin</c>.</param>
    /// <param name="input">What one sample is.</param>
    /// <param name="layers">In the order in which a sample passes them.</param>
    /// <exception cref="BezoarException">A layer cannot take what the one before it gives; the message names it and both shapes.</exception>
    public NetworkDefinition(string name, TensorShape input, IReadOnlyList<Layer> layers)
    {
        (Name, Input, Layers) = (name, input, layers);
        Shapes = Layer.Chain(name, "", input, layers);
    }

    /// <summary>Such as <c>nin</c>.</summary>
    public string Name { get; }

    /// <summary>What one sample is.</summary>
    public TensorShape Input { get; }

    /// <summary>In the order in which a sample passes them.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>What each layer gives.</summary>
    public IReadOnlyList<TensorShape> Shapes { get; }

    /// <summary>Multiply-adds of each layer's matrix products for one sample forward.</summary>
    public IEnumerable<long> MultiplyAdds => Layers.Select((layer, i) => layer.MultiplyAdds(i > 0 ? Shapes[i - 1] : Input));

    /// <summary>What the last layer gives.</summary>
    public TensorShape Output => Shapes.Count > 0 ? Shapes[^1] : Input;
}
