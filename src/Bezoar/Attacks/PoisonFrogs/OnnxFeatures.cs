using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Onnx;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>A node's value in a pretrained network: the backbone that the victim is thought to use.</summary>
/// <param name="path">An ONNX file.</param>
/// <param name="node">Where to cut; null for the network's output.</param>
/// <param name="pixels">What it expects of pixels: one of <see cref="BackbonePixels.Names"/>; null for bytes / 255.</param>
public sealed class OnnxFeatures(string path, string? node, string? pixels = null) : IFeatureSpace
{
    /// <inheritdoc/>
    public string Description => $"{Path.GetFileName(path)} up to {node ?? "its output"}{(pixels is null ? "" : $", pixels {pixels}")}";

    /// <inheritdoc/>
    public IReadOnlyList<string> Faults(Dataset training)
    {
        if (training.Shape is not ImageShape) return [];
        try
        {
            BackbonePixels.Get(pixels, TensorShape.Of(training.Shape));
            OnnxModel.Read(path).ToNetwork(TensorShape.Of(training.Shape), node).Dispose();
            return [];
        }
        catch (BezoarException fault)
        {
            return [$"backbone: {fault.Message}"];
        }
    }

    /// <inheritdoc/>
    public Backbone Open(Dataset training, Workers workers) =>
        new(OnnxModel.Read(path).ToNetwork(TensorShape.Of(training.Shape), node), BackbonePixels.Get(pixels, TensorShape.Of(training.Shape)), Description);
}
