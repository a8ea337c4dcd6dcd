using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Onnx;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>A node's value in a pretrained network: the backbone that the victim is thought to use.</summary>
/// <param name="path">An ONNX file.</param>
/// <param name="node">Where to cut; null for the node before its classifier, averaged over all places, which is what <c>train --backbone</c> puts a new layer on, or for
/// the output where it has none.</param>
/// <param name="pixels">What it expects of pixels: one of <see cref="BackbonePixels.Names"/>; null for bytes / 255.</param>
public sealed class OnnxFeatures(string path, string? node, string? pixels = null) : IFeatureSpace
{
    /// <inheritdoc/>
    public string Description => new BackboneCut(node ?? "what is before a classifier", Pixels: pixels).Of(path);

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

    private Backbone Read(RecordShape shape)
    {
        // One without a classifier is features throughout.
        var top = node is null ? PretrainedLayers.FindTopNode(OnnxModel.Read(path), TensorShape.Of(shape)) : null;
        return Backbone.Read(path, shape, top is null ? new(node, Pixels: pixels) : new(top, Average: 1, pixels));
    }
}
