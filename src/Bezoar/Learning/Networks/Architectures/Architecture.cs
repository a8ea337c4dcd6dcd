using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Architectures;

/// <summary>A way to build a network for any inputs and classes, under the name by which people ask for it.</summary>
public sealed class Architecture
{
    private readonly Func<TensorShape, int, IReadOnlyList<Layer>> _layers;

    internal Architecture(string name, string description, Func<TensorShape, int, IReadOnlyList<Layer>> layers) =>
        (Name, Description, _layers) = (name, description, layers);

    /// <summary>Such as <c>nin</c>.</summary>
    public string Name { get; }

    /// <summary>What it is, in a line, for lists.</summary>
    public string Description { get; }

    /// <summary>The network for certain inputs and classes.</summary>
    /// <param name="input">What one sample is.</param>
    /// <param name="classCount">At least 1.</param>
    /// <exception cref="BezoarException">The images are too small for it.</exception>
    public NetworkDefinition Define(TensorShape input, int classCount) => Define(input, classCount, Errors.ModelDoesNotFit);

    /// <inheritdoc cref="Define(TensorShape, int)"/>
    /// <param name="input">What one sample is.</param>
    /// <param name="classCount">At least 1.</param>
    /// <param name="advise">Adds to what does not fit what to do about it.</param>
    internal NetworkDefinition Define(TensorShape input, int classCount, Func<BezoarException, BezoarException> advise)
    {
        try
        {
            return new(Name, input, _layers(input, classCount));
        }
        catch (BezoarException fault)
        {
            throw advise(fault);
        }
    }
}
