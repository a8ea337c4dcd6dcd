using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Ensembles;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;
using Bezoar.Tests.Learning.KernelRidge;
using Bezoar.Tests.Learning.Networks.Training;
using static Bezoar.Tests.Learning.Networks.Ensembles.TinyEnsembles;

namespace Bezoar.Tests.Learning.Networks.Ensembles;

/// <summary>What a certificate takes for granted of networks: each is a function of its partition's set of samples and nothing else.</summary>
public class NetworkSoundnessTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void OtherPartitionsDoNotMatter(int kept)
    {
        var replaced = ReplaceOthers(kept);
        for (var i = 0; i < Partitions; i++)
        {
            var (before, after) = (Weights(Train, i), Weights(replaced, i));
            if (i == kept) Bits.Equal(before, after);
            else Assert.NotEqual(before, after);
        }
        Assert.Equal(BaseVotes(Train, Test, kept), BaseVotes(replaced, Test, kept));
    }

    [Fact]
    public void OrderInTheFileDoesNotMatter()
    {
        var shuffled = Blobs.Shuffled(Train, 3);
        for (var i = 0; i < Partitions; i++) Bits.Equal(Weights(Train, i), Weights(shuffled, i));
        Assert.Equal(Counts(Train, Test), Counts(shuffled, Test));
    }

    [Fact]
    public void ExactDuplicatesDoNotMatter()
    {
        int[] indices = [.. Enumerable.Range(0, Train.Count), .. Enumerable.Range(10, 50), 11, 11];
        Assert.Equal(Counts(Train, Test), Counts(Train.Subset("duplicates", indices), Test));
    }

    /// <summary>One sample with a label that nobody has: the data set has more classes, and so would all networks have outputs.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    public void ANewClassReachesOneBaseClassifierOnly(int classCount)
    {
        var poisoned = new Dataset(
            "new class", Train.Shape, classCount, [.. Train.Records, .. Train.Record(0)], [.. Train.Labels, classCount - 1]);
        var touched = KernelRidge.Ensembles.PartitionOf(Train.Record(0), Train.Shape, Partitions);
        for (var i = 0; i < Partitions; i++)
        {
            if (i == touched) continue;
            Bits.Equal(Weights(Train, i), Weights(poisoned, i));
            Assert.Equal(BaseVotes(Train, Test, i), BaseVotes(poisoned, Test, i));
        }
        Assert.NotEqual(Weights(Train, touched), Weights(poisoned, touched));
    }

    /// <summary>Memory that a thread uses again may hold anything.</summary>
    [Fact]
    public void WhatWasTrainedBeforeDoesNotMatter()
    {
        var first = Weights(Train, 4);
        Weights(Blobs.Create(300, 8), 1);
        Bits.Equal(first, Weights(Train, 4));
    }

    /// <summary>The memory that a thread keeps from layer to layer, full of NaN: whatever reached a weight would show.</summary>
    [Fact]
    public void WhatAThreadsMemoryHoldsDoesNotMatter()
    {
        var learner = new NetworkLearner("wide", Wide, Options with { Epochs = 2 });
        var first = Trained();
        using (var network = new Network(new("scratch", new(16, 16, 32), [new Convolution(64, 5, Padding: 2), new Convolution(80, 3, Padding: 1), new TransposedConvolution(8, 4, 2, 1)]), 1))
        using (var runner = network.CreateRunner(8, RunnerMode.Training, Workers.Single))
        {
            runner.Input.Fill(float.NaN);
            runner.Forward(8, training: true);
            runner.OutputGradient.Fill(float.NaN);
            runner.Backward(Gradients.Parameters | Gradients.Input);
        }
        Bits.Equal(first, Trained());

        float[] Trained()
        {
            using var classifier = learner.Fit(PartitionOf(Train, 4));
            return TinyTraining.Weights(classifier.Network!);
        }

        static NetworkDefinition Wide(int classes) => new("wide", TensorShape.Of(Blobs.Shape),
        [
            new Convolution(32, 3, Padding: 1), new BatchNorm(), new Relu(), new Convolution(33, 3, Padding: 1), new Relu(),
            new Convolution(32, 3, Stride: 2), new Convolution(48, 3, Padding: 1), new Flatten(), new FullyConnected(classes),
        ]);
    }

    /// <summary>One partition keeps its samples, in another place of the file; all others get new ones, of class 0 and 1.</summary>
    private static Dataset ReplaceOthers(int kept)
    {
        var others = Blobs.Create(200, 77);
        var own = Train.Subset("own", KernelRidge.Ensembles.OwnSamples(Train, Partitions, kept));
        var foreign = others.Subset(
            "foreign", [.. Enumerable.Range(0, others.Count).Except(KernelRidge.Ensembles.OwnSamples(others, Partitions, kept))]);
        Assert.InRange(own.Count, 5, Train.Count / 2);
        int[] labels = [.. Enumerable.Range(0, foreign.Count).Select(i => i % 2), .. own.Labels];
        return new("replaced", Train.Shape, 4, [.. foreign.Records, .. own.Records], labels);
    }
}
