using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Onnx;

/// <summary>Which layer, once it is part of a network, gets which numbers.</summary>
internal sealed class OnnxWeights
{
    // Two layers with equal settings are still two layers.
    private readonly Dictionary<Layer, List<(string Name, float[] Values)>> _values = new(ReferenceEqualityComparer.Instance);

    /// <summary>Remembers a tensor, in PyTorch's order.</summary>
    public void Add(Layer layer, string name, float[] values)
    {
        if (!_values.TryGetValue(layer, out var list)) _values[layer] = list = [];
        list.Add((name, values));
    }

    /// <summary>Fills a network.</summary>
    /// <exception cref="BezoarException">A tensor of another size than its layer needs.</exception>
    public void CopyTo(Network network, string path) => CopyTo(network, "", network.Definition.Layers, path);

    private void CopyTo(Network network, string prefix, IReadOnlyList<Layer> layers, string path)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            var name = Layer.NameOf(prefix, i);
            foreach (var (parameter, values) in _values.GetValueOrDefault(layers[i]) ?? [])
            {
                var target = network[$"{name}.{parameter}"];
                if (target.Count != values.Length) throw Errors.OnnxWeights(path, layers[i].ToString(), parameter, values.Length, target.Count);
                target.CopyFrom(values);
            }
            foreach (var inner in layers[i].Inner(name)) CopyTo(network, inner.Prefix, inner.Layers, path);
        }
    }
}
