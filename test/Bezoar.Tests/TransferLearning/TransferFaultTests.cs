using Bezoar.Data;
using Bezoar.TransferLearning;

namespace Bezoar.Tests.TransferLearning;

public sealed class TransferFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AllImpossibleOptionsAreNamedAtOnce() => Fails.With(
        () => Create(new() { Backbone = "absent.onnx", Size = 0, Average = -1, Start = StartingWeights.Cold }),
        "size is 0", "average is -1", "a cold start is for layers that are trained");

    [Fact]
    public void WhatTheNetworkDoesNotHaveIsSaid()
    {
        var path = SmallClassifier.Write(_folder);
        Fails.With(() => Create(new() { Backbone = _folder["absent.onnx"] }), "absent.onnx: no such file");
        Fails.With(() => Create(new() { Backbone = path, Layer = "Relu_99" }), "has no node Relu_99");
        Fails.With(() => Create(new() { Backbone = path, Freeze = Freezing.AllBut(3) }), "there are 3 blocks up to Relu_7", "or none to train them all");
        Fails.With(() => Create(new() { Backbone = path, Average = 3 }), "4×4×5 cannot be averaged to 3×3");
        Fails.With(() => Create(new() { Backbone = path }, new ImageShape(3, 8, 8)), "takes 1 channels, not 3");
        Fails.With(() => Create(new() { Backbone = path, Pixels = "imagenet" }), "have 3 channels, and the images have 1");
        Fails.With(() => Create(new() { Backbone = path }, new VectorShape(64)), "takes images, but the records are");
    }

    [Fact]
    public void ANetworkWithoutAClassifierNeedsALayer()
    {
        var path = SmallClassifier.Write(_folder, model => model.Add("Flatten", [model.Output]));
        Fails.With(() => Create(new() { Backbone = path }), "has no fully connected layer", "--layer");
        using var network = TransferNetwork.Create(new() { Backbone = path, Layer = "Relu_5" }, SmallClassifier.Shape, 2, 0);
        Assert.Equal(("Relu_5", 6), (network.Layer, network.FeatureCount));
    }

    [Fact]
    public void AFullyConnectedLayerIsAClassifierToo()
    {
        var path = SmallClassifier.Write(_folder, model => model.Add("Softmax", [model.Add("Gemm", [model.Add("Flatten", [model.Add("GlobalAveragePool", [model.Output])]), model.Weight(1, 5, 7)])]));
        using var network = TransferNetwork.Create(new() { Backbone = path }, SmallClassifier.Shape, 2, 0);
        Assert.Equal(("Flatten_9", 5), (network.Layer, network.FeatureCount));
        Fails.With(() => Create(new() { Backbone = path, Average = 2 }), "a feature map of 5 cannot be averaged to 2×2");
    }

    private static void Create(TransferPlan plan, RecordShape? shape = null) => TransferNetwork.Create(plan, shape ?? SmallClassifier.Shape, 2, 0).Dispose();
}
