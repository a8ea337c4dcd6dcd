using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Onnx;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>A node's value in a pretrained network: the backbone that the victim is thought to use.</summary>
/// <param name="path">An ONNX file.</param>
/// <param name="node">Where to cut; null for the node before its classifier, averaged over all places: what <c>train --backbone</c> puts a new layer on.</param>
/// <param name="pixels">What it expects of pixels: one of <see cref="BackbonePixels.Names"/>; null for bytes / 255.</param>
public sealed class OnnxFeatures(string path, string? node, string? pixels = null) : IFeatureSpace
{
    /// <inheritdoc/>
    public string Description => new BackboneCut(node ?? "the node before its classifier", Pixels: pixels).Of(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> Faults(Dataset training)
    {
        if (training.Shape is not ImageShape) return [];
        try
        {
            Read(training.Shape).Dispose();
            return [];
        }
        catch (BezoarException fault)
        {
            return [$"backbone: {fault.Message}"];
        }
    }

    /// <inheritdoc/>
    public Backbone Open(Dataset training, Workers workers) => Read(training.Shape);

    private Backbone Read(RecordShape shape) => Backbone.Read(path, shape, node is null
        ? new(PretrainedLayers.TopNode(OnnxModel.Read(path), TensorShape.Of(shape), path), Average: 1, pixels)
        : new(node, Pixels: pixels));
}
