using Bezoar.Data;
using Bezoar.Data.Images;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Onnx;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.TransferLearning;

/// <summary>
/// A pretrained network with a new head, a fully connected layer, cut in two: what is frozen turns images into features, once; what is trained is a network
/// on these. Both together are one network again (<see cref="ToNetwork"/>).
/// </summary>
public sealed class TransferNetwork : IDisposable
{
    private readonly NetworkDefinition _definition;
    private readonly Backbone? _frozen;

    private TransferNetwork(NetworkDefinition definition, Backbone? frozen, Network trained, string layer, string digest, Standardisation standardisation) =>
        (_definition, _frozen, Trained, Layer, BackboneDigest, Standardisation) = (definition, frozen, trained, layer, digest, standardisation);

    /// <summary>What both parts see of pixels; features stay as they are.</summary>
    public Standardisation Standardisation { get; }

    /// <summary>The part that is trained: the last blocks, if any, and the head.</summary>
    public Network Trained { get; }

    /// <summary>The last node of the pretrained network that is used.</summary>
    public string Layer { get; }

    /// <summary>SHA-256 of the pretrained network's file, in lower-case hexadecimal.</summary>
    public string BackboneDigest { get; }

    /// <summary>What the whole network takes: an image in the size that it is brought to.</summary>
    public TensorShape Input => _definition.Input;

    /// <summary>Numbers that the head sees of an image.</summary>
    public int FeatureCount => _definition.Shapes[^2].Count;

    /// <summary>What is frozen, in words; null where nothing is.</summary>
    public string? FrozenLayers => _frozen?.Description;

    /// <summary>Weights that stay as they are, statistics included.</summary>
    public long FrozenCount => _frozen?.Network.Parameters.Sum(parameter => (long)parameter.Count) ?? 0;

    /// <summary>Reads the pretrained network and puts a fresh head on it.</summary>
    /// <param name="plan">What is used of it, and what is trained.</param>
    /// <param name="shape">What one record holds, before it is brought to another size.</param>
    /// <param name="classCount">Outputs of the head.</param>
    /// <param name="seed">Of fresh weights.</param>
    /// <exception cref="BezoarException">
    /// Impossible options, all of them named; a file that is missing, damaged or cannot be run on such images; no such node; more blocks than there are.
    /// </exception>
    public static TransferNetwork Create(TransferPlan plan, RecordShape shape, int classCount, ulong seed)
    {
        if (plan.Faults().ToList() is { Count: > 0 } faults) throw Errors.InvalidOptions("transfer", faults);
        if (shape is not ImageShape image) throw Errors.BackboneNeedsImages(plan.Backbone, shape);
        var pixels = BackbonePixels.Get(plan.Pixels, TensorShape.Of(image));
        var model = OnnxModel.Read(plan.Backbone);
        var input = new TensorShape(plan.Size ?? image.Height, plan.Size ?? image.Width, image.Channels);
        var layer = plan.Layer ?? PretrainedLayers.TopNode(model, input, plan.Backbone);
        using var pretrained = model.ToNetwork(input, layer);
        var body = new NetworkDefinition(
            plan.Name, input, [.. pretrained.Definition.Layers, .. PretrainedLayers.Averaging(pretrained.Definition.Output, plan.Average ?? 1)]);
        var whole = new NetworkDefinition(plan.Name, input, [.. body.Layers, new FullyConnected(classCount)]);
        var count = plan.Freeze.TrainedBlocks switch
        {
            null => 0,
            0 => body.Layers.Count,
            { } blocks => LayersBefore(pretrained.Definition, blocks, layer),
        };
        var frozen = count == 0 ? null : Freeze(pretrained, whole, count, FormattableString.Invariant($"the first {count} of {body.Layers.Count} layers of {plan.Name} up to {layer}"), pixels);
        var trained = new Network(Rest(whole, count), seed);
        if (plan.Start == StartingWeights.Warm) CopyRest(pretrained, frozen?.Network.Parameters.Count ?? 0, trained);
        return new(whole, frozen, trained, layer, model.Digest, pixels);
    }

    /// <summary>What the trained part is trained on and asked about: images in the backbone's size, or the frozen part's features of them.</summary>
    /// <param name="images">In whatever order, which stays.</param>
    /// <param name="cache">Where features are kept from run to run.</param>
    /// <param name="workers">Threads, and what may cancel between passes.</param>
    /// <exception cref="BezoarException">Other images than the network was made for, or more features than fit into memory.</exception>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public Dataset Inputs(Dataset images, FeatureCache cache, Workers workers)
    {
        var resized = ImageResize.Run(images, Input.Height, Input.Width, workers);
        return _frozen?.Features(resized, cache, workers) ?? resized;
    }

    /// <summary>Both parts, with their weights as they are now, as one network from images to classes.</summary>
    public Network ToNetwork()
    {
        var whole = new Network(_definition, 0);
        Parameter[] parts = [.. _frozen?.Network.Parameters ?? [], .. Trained.Parameters];
        foreach (var (source, target) in parts.Zip(whole.Parameters)) source.Values.CopyTo(target.Values);
        return whole;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _frozen?.Dispose();
        Trained.Dispose();
    }

    private static int LayersBefore(NetworkDefinition pretrained, int blocks, string layer)
    {
        var starts = PretrainedLayers.BlockStarts(pretrained);
        return blocks < starts.Length ? starts[^blocks] : throw Errors.TooManyBlocks(blocks, starts.Length, layer);
    }

    /// <summary>The first layers with their weights; what they give leaves as a vector.</summary>
    private static Backbone Freeze(Network pretrained, NetworkDefinition whole, int count, string description, Standardisation standardisation)
    {
        var layers = whole.Layers.Take(count);
        var network = new Network(new(whole.Name, whole.Input, whole.Shapes[count - 1].Area == 1 ? [.. layers] : [.. layers, new Flatten()]), 0);
        pretrained.CopyTo(network);
        return new(network, standardisation, description);
    }

    private static NetworkDefinition Rest(NetworkDefinition whole, int count)
    {
        if (count == 0) return whole;
        var (layers, map) = (whole.Layers.Skip(count), whole.Shapes[count - 1]);
        return new(whole.Name, TensorShape.Vector(map.Count), map.Area == 1 ? [.. layers] : [new Unflatten(map.Height, map.Width, map.Channels), .. layers]);
    }

    /// <summary>Parameters come layer by layer, so what follows the frozen ones is what the trained part begins with.</summary>
    private static void CopyRest(Network pretrained, int frozenCount, Network trained)
    {
        foreach (var (source, target) in pretrained.Parameters.Skip(frozenCount).Zip(trained.Parameters)) source.Values.CopyTo(target.Values);
    }
}
