using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Onnx;

namespace Bezoar.TransferLearning;

/// <summary>Where a pretrained network can be cut, and how its layers go together.</summary>
internal static class PretrainedLayers
{
    /// <summary>The node before the last fully connected layer or convolution of one place.</summary>
    /// <param name="model">A classifier.</param>
    /// <param name="input">What it is to take.</param>
    /// <param name="path">Of its file.</param>
    /// <exception cref="BezoarException">No such layer, or nothing before it.</exception>
    public static string TopNode(OnnxModel model, TensorShape input, string path) => FindTopNode(model, input) ?? throw Errors.NoTopLayer(path);

    /// <summary>The same; null where there is no such layer, or nothing before it.</summary>
    public static string? FindTopNode(OnnxModel model, TensorShape input)
    {
        using var network = model.ToNetwork(input);
        var layers = network.Definition.Layers;
        for (var i = layers.Count - 1; i >= 0; i--)
        {
            if (layers[i] is not (FullyConnected or Convolution { Kernel: 1 })) continue;
            return model.Places(input).LastOrDefault(place => place.LayerCount <= i && place.LayerCount > 0).Node;
        }
        return null;
    }

    /// <summary>
    /// The last node of each stage before the top one, from the top to the input: a stage ends where the next layer has fewer places, unless no block follows.
    /// Then pools alone lie between, and features that are averaged are those of the top over again.
    /// </summary>
    /// <param name="places">Up to the top node.</param>
    /// <param name="network">The same.</param>
    public static IEnumerable<OnnxPlace> EarlierStages(IReadOnlyList<OnnxPlace> places, NetworkDefinition network)
    {
        var lastBlock = BlockStarts(network).LastOrDefault();
        for (var i = places.Count - 2; i >= 0; i--)
            if (places[i].LayerCount > 0 && places[i].LayerCount <= lastBlock && places[i + 1].Shape.Area < places[i].Shape.Area) yield return places[i];
    }

    /// <summary>At which layers blocks begin: those with weights, and not those that only scale and shift channels.</summary>
    public static int[] BlockStarts(NetworkDefinition network)
    {
        long[] work = [.. network.MultiplyAdds];
        return [.. Enumerable.Range(0, work.Length).Where(i => work[i] > 0 && !OnlyScales(network.Layers[i]))];
    }

    /// <summary>The layers that average a feature map down to a few places and make a vector of it.</summary>
    /// <param name="map">What the last pretrained layer gives.</param>
    /// <param name="places">Rows and columns that are left.</param>
    /// <exception cref="BezoarException">The map cannot be cut into so many equal windows.</exception>
    public static IReadOnlyList<Layer> Averaging(TensorShape map, int places)
    {
        if (map.Area == 1) return places == 1 ? [] : throw Errors.NotAveraged(map, places);
        if (places == 1) return [new GlobalAveragePool()];
        if (map.Height != map.Width || map.Height % places != 0) throw Errors.NotAveraged(map, places);
        var window = map.Height / places;
        return window == 1 ? [new Flatten()] : [new AveragePool(window, window), new Flatten()];
    }

    private static bool OnlyScales(Layer layer) =>
        layer is GeneralConvolution { Down.Kernel: 1, Across.Kernel: 1 } convolution && convolution.Groups == convolution.Channels;
}
