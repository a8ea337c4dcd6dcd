namespace Bezoar.Learning.Networks.Architectures;

/// <summary>A way to build a network for any images and classes, under the name by which people ask for it.</summary>
/// <param name="Name">Such as <c>nin</c>.</param>
/// <param name="Description">What it is, in a line, for lists.</param>
public sealed record Architecture(string Name, string Description)
{
    internal required Func<TensorShape, int, IEnumerable<Layers.Layer>> Layers { get; init; }

    /// <summary>The layers for certain inputs and classes.</summary>
    /// <param name="input">What one sample is.</param>
    /// <param name="classCount">At least 1.</param>
    /// <exception cref="BezoarException">The images are too small for it.</exception>
    public NetworkDefinition Define(TensorShape input, int classCount) => new(Name, input, [.. Layers(input, classCount)]);
}
