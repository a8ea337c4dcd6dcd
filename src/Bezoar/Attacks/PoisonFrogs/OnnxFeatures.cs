using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Onnx;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>A node's value in a pretrained network: what the victim's last layer is thought to see.</summary>
/// <param name="victim">
/// What <c>train --backbone</c> does with the network; what it freezes and how it starts does not matter. Where it names no layer and the file ends in no
/// classifier, the file's output is taken.
/// </param>
public sealed class OnnxFeatures(TransferPlan victim) : IFeatureSpace
{
    /// <inheritdoc/>
    public string Description => CutAt(victim.Layer ?? "what is before a classifier").Of(victim.Backbone);

    /// <inheritdoc/>
    public IReadOnlyList<string> Faults(Dataset training)
    {
        List<string> faults = [.. victim.Faults()];
        if (faults.Count > 0 || training.Shape is not ImageShape) return faults;
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
        var input = TensorShape.Of(shape);
        var seen = input with { Height = victim.Size ?? input.Height, Width = victim.Size ?? input.Width };
        return Backbone.Read(victim.Backbone, shape, CutAt(victim.Layer ?? PretrainedLayers.FindTopNode(OnnxModel.Read(victim.Backbone), seen)));
    }

    private BackboneCut CutAt(string? node) => new(node, victim.Average ?? 1, victim.Pixels, victim.Size);
}
