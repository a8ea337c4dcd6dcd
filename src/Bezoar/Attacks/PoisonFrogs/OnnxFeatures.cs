using Bezoar.Data;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>A node's value in a pretrained network: the backbone that the victim is thought to use.</summary>
/// <param name="path">An ONNX file.</param>
/// <param name="node">Where to cut; null for the network's output.</param>
/// <param name="pixels">What it expects of pixels: one of <see cref="BackbonePixels.Names"/>; null for bytes / 255.</param>
public sealed class OnnxFeatures(string path, string? node, string? pixels = null) : IFeatureSpace
{
    private readonly BackboneCut _cut = new(node, Pixels: pixels);

    /// <inheritdoc/>
    public string Description => _cut.Of(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> Faults(Dataset training)
    {
        if (training.Shape is not ImageShape) return [];
        try
        {
            Backbone.Read(path, training.Shape, _cut).Dispose();
            return [];
        }
        catch (BezoarException fault)
        {
            return [$"backbone: {fault.Message}"];
        }
    }

    /// <inheritdoc/>
    public Backbone Open(Dataset training, Workers workers) => Backbone.Read(path, training.Shape, _cut);
}
