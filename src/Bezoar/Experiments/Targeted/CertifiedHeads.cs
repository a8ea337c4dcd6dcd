using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Data;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Experiments.Targeted;

/// <summary>
/// The defence: last layers on frozen features, one for each partition of the training images, whose votes are certified by Deep Partition
/// Aggregation. An image's partition depends on its own bytes, and its features on nothing that is trained here, so a poison instance reaches one
/// last layer only.
/// </summary>
internal sealed class CertifiedHeads
{
    private readonly FrozenVictim _victim;
    private readonly int[] _partitionOf;
    private readonly int[][] _predictions;
    private readonly VoteTable _votes;

    /// <summary>Trains all last layers without poison.</summary>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public CertifiedHeads(FrozenVictim victim, int partitions, Workers workers)
    {
        (_victim, Partitions) = (victim, partitions);
        var training = victim.Training;
        _partitionOf = [.. Enumerable.Range(0, training.Count).Select(i => PartitionOf(training.Record(i)))];
        _predictions = new int[partitions][];
        workers.For(partitions, partition => _predictions[partition] = PredictionsOf(partition, null));
        _votes = TableOf(_predictions);
    }

    /// <summary>k.</summary>
    public int Partitions { get; }

    /// <summary>What it promises, and how well it reads without poison.</summary>
    public CertifiedEnsemble Summarise()
    {
        var labels = _victim.Test.Labels;
        var correct = 0;
        for (var input = 0; input < _votes.InputCount; input++)
            if (_votes.Plurality(input) == labels[input]) correct++;
        var promise = DpaCertificate.Description;
        return new(promise.Method, promise.ThreatModel, promise.Unit, (double)correct / _votes.InputCount);
    }

    /// <summary>What each last layer says of every test input, once those are trained anew that the poison reaches.</summary>
    /// <param name="poison">Images that are added; empty for none.</param>
    /// <param name="wanted">Their class.</param>
    internal int[][] Predict(ReadOnlyMemory<byte> poison, int wanted)
    {
        var predictions = _predictions.ToArray();
        foreach (var reached in ImagesOf(poison).GroupBy(image => PartitionOf(image.Span)))
            predictions[reached.Key] = PredictionsOf(reached.Key, _victim.FeaturesOf(reached.SelectMany(image => image.ToArray()).ToArray(), wanted));
        return predictions;
    }

    /// <summary>Trains on the poison as well, and holds every certificate against what comes out.</summary>
    /// <param name="poison">Images that are added.</param>
    /// <param name="wanted">Their class, and what the target is to be read as.</param>
    /// <param name="target">Index of the test input that is attacked.</param>
    public TargetedDefence Attack(ReadOnlyMemory<byte> poison, int wanted, int target)
    {
        var budget = ImagesOf(poison).Length;
        var votes = TableOf(Predict(poison, wanted));
        var (certified, broken) = (0, 0);
        for (var input = 0; input < votes.InputCount; input++)
        {
            if (DpaCertificate.Radius(_votes[input]).Value < budget) continue;
            certified++;
            if (votes.Plurality(input) != _votes.Plurality(input)) broken++;
        }
        var isRight = _votes.Plurality(target) == _victim.Test.Labels[target];
        return new(isRight ? DpaCertificate.Radius(_votes[target]).Value : -1, votes.Plurality(target) == wanted, certified, broken);
    }

    private ReadOnlyMemory<byte>[] ImagesOf(ReadOnlyMemory<byte> poison)
    {
        var size = _victim.Training.Shape.ByteCount;
        return [.. Enumerable.Range(0, poison.Length / size).Select(i => poison.Slice(i * size, size))];
    }

    private int PartitionOf(ReadOnlySpan<byte> image) => (int)(HashPartitioner.Hash(image, _victim.Training.Shape) % (ulong)Partitions);

    /// <summary>What the last layer of one partition says of every test input.</summary>
    private int[] PredictionsOf(int partition, Dataset? poison)
    {
        var features = _victim.TrainingFeatures;
        var members = features.Subset(features.Name, [.. Enumerable.Range(0, _partitionOf.Length).Where(i => _partitionOf[i] == partition)]);
        if (poison is not null) members = members.Append(poison);
        if (members.Count == 0) return new int[_victim.Test.Count];
        var trained = _victim.TrainOn(members);
        return [.. Enumerable.Range(0, _victim.Test.Count).Select(trained.Predict)];
    }

    private VoteTable TableOf(int[][] predictions)
    {
        var classes = _victim.Training.ClassCount;
        var counts = new int[_victim.Test.Count * classes];
        foreach (var voter in predictions)
            for (var input = 0; input < voter.Length; input++) counts[input * classes + voter[input]]++;
        return new(classes, counts);
    }
}
