using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Onnx;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Tests.TransferLearning;

public sealed class TransferNetworkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;
    private readonly Dataset _images = SmallClassifier.Images(30, 1);

    public TransferNetworkTests() => _path = SmallClassifier.Write(_folder);

    public void Dispose() => _folder.Dispose();

    [Theory]
    // Convolution without bias and batch norm, 4·9 + 4·4; convolutions, 6·4·9 + 6 and 5·6·9 + 5.
    [InlineData("all", 36 + 16 + 222 + 275, 12)]
    [InlineData("all-but-1", 36 + 16 + 222, 275 + 12)]
    [InlineData("all-but-2", 36 + 16, 222 + 275 + 12)]
    [InlineData("none", 0, 36 + 16 + 222 + 275 + 12)]
    public void FrozenWeightsKeepTheirBitsAndTheOthersMove(string freeze, int frozenCount, int trainedCount)
    {
        Assert.True(Freezing.TryParse(freeze, out var freezing));
        var before = SmallClassifier.Weights(OnnxModel.Read(_path), SmallClassifier.Top);
        using var network = Create(freezing);
        Assert.Equal((SmallClassifier.Top, 5, (long)frozenCount), (network.Layer, network.FeatureCount, network.FrozenCount));
        Assert.Equal(trainedCount, network.Trained.Parameters.Sum(parameter => parameter.Count));
        Train(network);
        using var whole = network.ToNetwork();
        float[] after = [.. whole.Parameters.SelectMany(parameter => parameter.Values.ToArray())];
        Assert.Equal(before.Length + 12, after.Length);
        Bits.Equal(before.AsSpan(0, frozenCount), after.AsSpan(0, frozenCount));
        // A weight behind a ReLU that is never open stays; no tensor does.
        var start = 0;
        foreach (var parameter in whole.Parameters.TakeWhile(_ => start < before.Length))
        {
            if (start >= frozenCount) Assert.NotEqual(before.AsSpan(start, parameter.Count).ToArray(), parameter.Values.ToArray());
            start += parameter.Count;
        }
    }

    [Fact]
    public void FreezingAllIsTrainingAHeadOnTheFeatures()
    {
        using var network = Create(Freezing.All);
        Train(network);

        using var backbone = new Backbone(OnnxModel.Read(_path).ToNetwork(new(8, 8, 1), SmallClassifier.Top, [new GlobalAveragePool()]), Standardisation.None, "by hand");
        var features = backbone.Features(_images, FeatureCache.None, Workers.Single);
        using var head = new Network(new("head", TensorShape.Vector(5), [new FullyConnected(2)]), 9);
        using var trainer = new Trainer(head, SampleSource.InContentOrder(features), SmallClassifier.Options, Workers.Single);
        trainer.Run();
        Bits.Equal(WeightsOf(head), WeightsOf(network.Trained));
    }

    [Theory]
    [InlineData("all")]
    [InlineData("all-but-1")]
    [InlineData("all-but-2")]
    [InlineData("none")]
    public void BothPartsTogetherAreTheWholeNetwork(string freeze)
    {
        Assert.True(Freezing.TryParse(freeze, out var freezing));
        using var network = TransferNetwork.Create(Plan(freezing) with { Size = 12, Average = 2 }, SmallClassifier.Shape, 2, 9);
        Assert.Equal((new(12, 12, 1), 20), (network.Input, network.FeatureCount));
        Train(network);
        var inputs = network.Inputs(_images, FeatureCache.None, Workers.Single);
        using var whole = network.ToNetwork();
        var resized = Bezoar.Data.Images.ImageResize.Run(_images, 12, 12, Workers.Single);
        Bits.Equal(Outputs(whole, resized), Outputs(network.Trained, inputs));
    }

    [Fact]
    public void AWarmStartIsPretrainedAndAColdOneFreshAndTheHeadIsAlwaysFresh()
    {
        var pretrained = SmallClassifier.Weights(OnnxModel.Read(_path), SmallClassifier.Top)[(36 + 16)..];
        float[] Initial(StartingWeights start, ulong seed)
        {
            using var network = TransferNetwork.Create(Plan(Freezing.AllBut(2)) with { Start = start }, SmallClassifier.Shape, 2, seed);
            return WeightsOf(network.Trained);
        }
        var (warm, other) = (Initial(StartingWeights.Warm, 1), Initial(StartingWeights.Warm, 2));
        Bits.Equal(pretrained, warm.AsSpan(0, pretrained.Length));
        Bits.Equal(pretrained, other.AsSpan(0, pretrained.Length));
        Assert.All(warm.Zip(other).Skip(pretrained.Length), pair => Assert.NotEqual(pair.First, pair.Second));
        var cold = Initial(StartingWeights.Cold, 1);
        Assert.All(cold.Zip(pretrained), pair => Assert.NotEqual(pair.First, pair.Second));
        // The head's weights do not depend on what is below it.
        Bits.Equal(warm.AsSpan(pretrained.Length), cold.AsSpan(pretrained.Length));
        Bits.Equal(cold, Initial(StartingWeights.Cold, 1));
    }

    [Theory]
    [InlineData("all")]
    [InlineData("all-but-1")]
    [InlineData("none")]
    public void ThreadsDoNotChangeTheWeights(string freeze)
    {
        Assert.True(Freezing.TryParse(freeze, out var freezing));
        float[] After(int threads)
        {
            using var network = Create(freezing);
            Train(network, threads);
            return WeightsOf(network.Trained);
        }
        Bits.Equal(After(1), After(2));
    }

    [Fact]
    public void KeptFeaturesAreTheSameBits()
    {
        using var network = Create(Freezing.AllBut(1));
        var cache = new FeatureCache(_folder["features"]);
        var fresh = network.Inputs(_images, cache, Workers.Single).Records.ToArray();
        Assert.Single(Directory.EnumerateFiles(_folder["features"], "*.npy"));
        Assert.Equal(fresh, network.Inputs(_images, cache, Workers.Single).Records.ToArray());
    }

    [Fact]
    public void WhatTheBackboneSeesOfPixelsIsWhatThePlanSays()
    {
        using var unit = Create(Freezing.All);
        using var bytes = TransferNetwork.Create(Plan(Freezing.All) with { Pixels = "bytes" }, SmallClassifier.Shape, 2, 9);
        Assert.NotEqual(
            unit.Inputs(_images, FeatureCache.None, Workers.Single).Records.ToArray(), bytes.Inputs(_images, FeatureCache.None, Workers.Single).Records.ToArray());
    }

    private TransferPlan Plan(Freezing freezing) => new() { Backbone = _path, Freeze = freezing };

    private TransferNetwork Create(Freezing freezing) => TransferNetwork.Create(Plan(freezing), SmallClassifier.Shape, 2, 9);

    private void Train(TransferNetwork network, int threads = 1)
    {
        var inputs = SampleSource.InContentOrder(network.Inputs(_images, FeatureCache.None, new(threads)));
        using var trainer = new Trainer(network.Trained, inputs, SmallClassifier.Options, new(threads), network.Standardisation);
        trainer.Run();
    }

    private static float[] Outputs(Network network, Dataset inputs)
    {
        using var evaluator = new Evaluator(network, inputs.Shape, Standardisation.None, 7, Workers.Single);
        var outputs = new float[inputs.Count * evaluator.OutputCount];
        evaluator.Outputs(SampleSource.InFileOrder(inputs), outputs);
        return outputs;
    }

    private static float[] WeightsOf(Network network) => [.. network.Parameters.SelectMany(parameter => parameter.Values.ToArray())];
}
