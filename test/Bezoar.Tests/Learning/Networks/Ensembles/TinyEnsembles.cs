using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Ensembles;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Partitioning;
using Bezoar.Tests.Learning.KernelRidge;
using Bezoar.Tests.Learning.Networks.Training;
using Bezoar.Voting;

namespace Bezoar.Tests.Learning.Networks.Ensembles;

/// <summary>Ensembles of networks for blobs, trained in a blink.</summary>
internal static class TinyEnsembles
{
    public const int Partitions = 5;

    public static Dataset Train { get; } = Blobs.Create(100, 1);

    public static Dataset Test { get; } = Blobs.Create(70, 2);

    public static TrainingOptions Options { get; } = TinyTraining.Options with { Epochs = 6, BatchSize = 8 };

    public static NetworkLearner Learner(TrainingOptions? options = null) => new("tiny", Define, options ?? Options);

    public static NetworkDefinition Define(int classes) => new("tiny", TensorShape.Of(Blobs.Shape),
        [new Convolution(6, 5, Stride: 2, Padding: 1), new BatchNorm(), new Relu(), new Flatten(), new FullyConnected(classes)]);

    public static Partition PartitionOf(Dataset train, int index, int partitions = Partitions) =>
        HashPartitioner.Partition(new(train), partitions)[new(index)];

    /// <summary>The base classifier of one partition.</summary>
    public static NetworkClassifier Fit(Dataset train, int partition) => Learner().Fit(PartitionOf(train, partition));

    /// <summary>The vote of one base classifier on each test input.</summary>
    public static int[] BaseVotes(Dataset train, Dataset test, int partition)
    {
        using var classifier = Fit(train, partition);
        return Votes(classifier, test);
    }

    public static int[] Votes(NetworkClassifier classifier, Dataset test)
    {
        var votes = new int[test.Count];
        classifier.Vote(test, votes);
        return votes;
    }

    /// <summary>All weights of one base classifier's network.</summary>
    public static float[] Weights(Dataset train, int partition)
    {
        using var classifier = Fit(train, partition);
        return TinyTraining.Weights(classifier.Network!);
    }

    /// <summary>Test inputs × classes.</summary>
    public static int[] Counts(Dataset train, Dataset test, int partitions = Partitions)
    {
        var votes = new CollectedVotes([partitions], test.Count, test.ClassCount);
        for (var i = 0; i < partitions; i++)
        {
            using var classifier = Learner().Fit(PartitionOf(train, i, partitions));
            votes.Add(0, i, Votes(classifier, test));
        }
        return [.. votes.ToTables()[0].Counts];
    }
}
