using System.Runtime.InteropServices;
using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Embeddings;
using Bezoar.Learning.Networks.Ensembles;
using Bezoar.Learning.Networks.Rotations;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Tests.Learning.KernelRidge;
using Bezoar.Tests.Learning.Networks.Training;

namespace Bezoar.Tests.Learning.Networks.Rotations;

/// <summary>What a certificate against label flips takes for granted of features that were learnt: labels, order and threads have no part in them.</summary>
public sealed class RotNetTests : IDisposable
{
    private const int Partitions = 4;

    private static readonly RotNetOptions Options = new() { Epochs = 2, Channels = 6, BatchSize = 64 };
    private static readonly Dataset Train = Blobs.Create(60, 1), Test = Blobs.Create(30, 2);
    private static readonly Lazy<float[]> Expected = new(() => FeaturesFrom(Train, Workers.Single));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LabelsDoNotMatter()
    {
        int[] labels = [.. Train.Labels.ToArray().Select(label => (label + 1) % 3)];
        Bits.Equal(Expected.Value, FeaturesFrom(new("flipped", Train.Shape, 3, Train.Records.ToArray(), labels), Workers.Single));
    }

    [Fact]
    public void OrderInTheFileAndThreadsDoNotMatter() => Bits.Equal(Expected.Value, FeaturesFrom(Blobs.Shuffled(Train, 3), new(2)));

    [Fact]
    public void InputsDoMatter() => Assert.NotEqual(Expected.Value, FeaturesFrom(Blobs.Create(60, 9), Workers.Single));

    [Fact]
    public void AnInterruptedTrainingGoesOnAndATrainedNetworkIsKept()
    {
        using var stop = new CancellationTokenSource();
        var watch = new RotNetWatch { Models = new ModelCache(_folder["models"]), CheckpointPath = _folder["half.safetensors"], EpochDone = _ => stop.Cancel() };
        Assert.Throws<OperationCanceledException>(() => FeaturesFrom(Train, new(1, stop.Token), watch));
        var epochs = new List<int>();
        watch = watch with { EpochDone = epoch => epochs.Add(epoch.Epoch) };
        for (var i = 0; i < 2; i++) Bits.Equal(Expected.Value, FeaturesFrom(Train, Workers.Single, watch));
        Assert.Equal([1], epochs);
    }

    [Fact]
    public void OtherPartitionsLabelsDoNotMatterToABaseClassifier()
    {
        using var layers = Learn(Train, Workers.Single);
        Assert.Equal(FeatureProvenance.UnlabelledTraining, layers.Provenance);
        var assignment = Sorted(Train).Assignment;
        int[] sorted = [.. Train.InContentOrder];
        int[] labels = [.. Train.Labels];
        for (var i = 0; i < sorted.Length; i++)
            if (assignment[i] != 2) labels[sorted[i]] = (labels[sorted[i]] + 1) % 4;
        Dataset flipped = new("flipped", Train.Shape, 4, Train.Records.ToArray(), labels);
        for (var i = 0; i < Partitions; i++)
        {
            var (before, after) = (Weights(layers, Train, i), Weights(layers, flipped, i));
            if (i == 2) Bits.Equal(before, after);
            else Assert.NotEqual(before, after);
        }
    }

    [Fact]
    public void ABaseClassifierVotesOnFeatures()
    {
        using var layers = Learn(Train, Workers.Single);
        var learner = Head(layers, epochs: 100);
        Assert.Equal(FeatureProvenance.UnlabelledTraining, learner.Provenance);
        Assert.Contains("rotations, 4 blocks of 6 channels, 2 epochs", learner.Description, StringComparison.Ordinal);
        using var classifier = learner.Fit(SortedPartitioner.Partition(new(Train), 1)[new(0)]);
        var votes = new int[Test.Count];
        classifier.Vote(layers.Features(Test, new(2)), votes);
        Assert.InRange(votes.Zip(Test.Labels.ToArray()).Count(pair => pair.First == pair.Second), Test.Count / 2, Test.Count);
    }

    [Fact]
    public void NamesAllFaults() => Fails.With(
        new RotNetOptions { Epochs = 0, Channels = 20, BatchSize = 3 }.Validate, "epochs is 0", "channels is 20, must be a multiple of 6", "batch size is 3");

    private static FrozenLayers Learn(Dataset train, Workers workers, RotNetWatch? watch = null) =>
        new RotNet(Options).Learn(new SampleSet(train).WithoutLabels(), workers, watch ?? new());

    private static float[] FeaturesFrom(Dataset train, Workers workers, RotNetWatch? watch = null)
    {
        using var layers = Learn(train, workers, watch);
        return MemoryMarshal.Cast<byte, float>(layers.Features(Test, workers).Records).ToArray();
    }

    private static NetworkLearner Head(FrozenLayers layers, int epochs = 20) => RotationHead.Create(layers, new RotNet(Options).FeatureMap(Train.Shape), epochs);

    private static Partitions Sorted(Dataset train) => SortedPartitioner.Partition(new(train), Partitions);

    private static float[] Weights(FrozenLayers layers, Dataset train, int partition)
    {
        using var classifier = Head(layers).Fit(Sorted(train)[new(partition)]);
        return TinyTraining.Weights(classifier.Network!);
    }
}
