using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks;

/// <summary>A network's layers and their numbers. What runs it is a <see cref="NetworkRunner"/>; several may share one network.</summary>
public sealed class Network : IDisposable
{
    private readonly Dictionary<string, Parameter> _byName;

    /// <summary>Draws the parameters from PyTorch's default distributions.</summary>
    /// <param name="definition">The layers.</param>
    /// <param name="seed">Of the initial weights: equal seeds give equal bits.</param>
    public Network(NetworkDefinition definition, ulong seed)
    {
        Definition = definition;
        Parameters = [.. Layer.ParametersOf("", definition.Input, definition.Layers, seed)];
        _byName = Parameters.ToDictionary(parameter => parameter.Name);
    }

    /// <summary>The layers.</summary>
    public NetworkDefinition Definition { get; }

    /// <summary>All tensors, layer by layer.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Makes room for running batches of up to this many samples.</summary>
    /// <param name="batchSize">Most samples of a pass.</param>
    /// <param name="mode">Whether there will be backward passes: they need far more memory.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    public NetworkRunner CreateRunner(int batchSize, RunnerMode mode, Workers workers) => new(this, batchSize, mode, workers);

    /// <summary>Copies weights and statistics into a network that has some or all of the same parameters.</summary>
    /// <param name="other">Keeps those that this one lacks.</param>
    /// <exception cref="ArgumentException">A parameter of the same name and another size.</exception>
    public void CopyTo(Network other)
    {
        foreach (var target in other.Parameters)
        {
            if (!_byName.TryGetValue(target.Name, out var source)) continue;
            if (source.Count != target.Count) throw new ArgumentException($"{target.Name} has another size", nameof(other));
            source.Values.CopyTo(target.Values);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var parameter in Parameters) parameter.Dispose();
    }

    internal Parameter this[string name] => _byName[name];
}
