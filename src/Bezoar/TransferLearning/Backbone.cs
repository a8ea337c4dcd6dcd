using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Onnx;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.TransferLearning;

/// <summary>
/// A trained network up to some layer, frozen: it turns images into features, on which a head is trained. It is a feature map that whoever uses
/// it must vouch for (<see cref="FeatureProvenance.Trusted"/>), unless it was trained on the training set itself.
/// </summary>
/// <param name="network">From images to features. It belongs to the backbone.</param>
/// <param name="standardisation">What it sees of pixels.</param>
/// <param name="description">Where it comes from and where it was cut, in words.</param>
public sealed class Backbone(Network network, Standardisation standardisation, string description) : IDisposable
{
    // Larger ones need more memory and are no faster.
    private const int ImagesPerPass = 16;

    private readonly Lazy<string> _digest = new(() => DigestOf(network, standardisation));

    /// <summary>From images to features.</summary>
    public Network Network => network;

    /// <summary>What it sees of pixels.</summary>
    public Standardisation Standardisation => standardisation;

    /// <summary>Where it comes from and where it was cut, in words.</summary>
    public string Description => description;

    /// <summary>Numbers per image.</summary>
    public int FeatureCount => network.Definition.Output.Count;

    /// <summary>SHA-256 over layers, weights and standardisation, in lower-case hexadecimal.</summary>
    public string Digest => _digest.Value;

    /// <summary>A trained classifier without its last layer: what is left gives the activations of the penultimate one.</summary>
    /// <param name="model">The classifier; it is copied.</param>
    public static Backbone WithoutHead(TrainedModel model)
    {
        var whole = model.Network.Definition;
        var network = new Network(new(whole.Name, whole.Input, [.. whole.Layers.Take(whole.Layers.Count - 1)]), 0);
        model.Network.CopyTo(network);
        return new(network, model.Standardisation, $"{whole.Name} without its last layer");
    }

    /// <summary>A pretrained network from a file, cut at a node. To see images in another size is its own first layer, so that derivatives are those by the images' own pixels.</summary>
    /// <param name="path">An ONNX file.</param>
    /// <param name="shape">Of the images.</param>
    /// <param name="cut">Where, and what becomes of images and features.</param>
    /// <exception cref="BezoarException">A file that cannot be read, has no such node, or takes other images; a map that cannot be averaged so.</exception>
    public static Backbone Read(string path, RecordShape shape, BackboneCut cut)
    {
        var input = TensorShape.Of(shape);
        var pixels = BackbonePixels.Get(cut.Pixels, input);
        var seen = input with { Height = cut.Size ?? input.Height, Width = cut.Size ?? input.Width };
        var model = OnnxModel.Read(path);
        var network = model.ToNetwork(seen, cut.Node);
        if (cut.Average is { } places)
        {
            var map = network.Definition.Output;
            network.Dispose();
            network = model.ToNetwork(seen, cut.Node, PretrainedLayers.Averaging(map, places));
        }
        return new(seen == input ? network : Behind(new Resize(seen.Height, seen.Width), network, input), pixels, cut.Of(path));
    }

    /// <summary>The same, with weights of its own.</summary>
    internal Backbone Copy()
    {
        var copy = new Network(network.Definition, 0);
        network.CopyTo(copy);
        return new(copy, standardisation, description);
    }

    /// <summary>The features of images, as vectors with the images' labels.</summary>
    /// <param name="images">In whatever order.</param>
    /// <param name="cache">Where features are kept from run to run.</param>
    /// <param name="workers">Threads, and what may cancel between passes.</param>
    /// <exception cref="BezoarException">The network takes other images, or gives more numbers than fit into memory.</exception>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public Dataset Features(Dataset images, FeatureCache cache, Workers workers)
    {
        if ((long)images.Count * FeatureCount * sizeof(float) > Array.MaxLength) throw Errors.TooManyFeatures(images.Name, images.Count, FeatureCount);
        var features = cache.GetOrCompute(this, images, () => Compute(images, workers));
        return new(images.Name, new VectorShape(FeatureCount), images.ClassCount, MemoryMarshal.AsBytes(features.AsSpan()).ToArray(), images.Labels.ToArray());
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();

    /// <summary>A layer without weights, and then the network, which is copied and disposed of.</summary>
    private static Network Behind(Layer first, Network network, TensorShape input)
    {
        using (network)
        {
            var whole = new Network(new(network.Definition.Name, input, [first, .. network.Definition.Layers]), 0);
            foreach (var (source, target) in network.Parameters.Zip(whole.Parameters)) source.Values.CopyTo(target.Values);
            return whole;
        }
    }

    private float[] Compute(Dataset images, Workers workers)
    {
        var features = new float[(long)images.Count * FeatureCount];
        using var evaluator = new Evaluator(network, images.Shape, standardisation, ImagesPerPass, workers);
        evaluator.Outputs(SampleSource.InFileOrder(images), features);
        return features;
    }

    private static string DigestOf(Network network, Standardisation standardisation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // What lies in branches shows in no layer's own words.
        void AddLayers(string prefix, IReadOnlyList<Layer> layers)
        {
            for (var i = 0; i < layers.Count; i++)
            {
                var name = FormattableString.Invariant($"{prefix}{i}");
                Add($"{name} {layers[i]}");
                foreach (var inner in layers[i].Inner(name)) AddLayers(inner.Prefix, inner.Layers);
            }
        }
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        Add(FormattableString.Invariant($"bezoar-backbone/2 {network.Definition.Input} {network.Definition.Output}"));
        AddLayers("", network.Definition.Layers);
        Add(string.Join(' ', standardisation.Means.Concat(standardisation.Deviations).Select(number => BitConverter.DoubleToInt64Bits(number))));
        foreach (var parameter in network.Parameters)
        {
            Add(parameter.Name);
            hash.AppendData(MemoryMarshal.AsBytes(parameter.Values));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
