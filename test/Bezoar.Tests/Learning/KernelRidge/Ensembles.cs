using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Learning.KernelRidge;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Tests.Learning.KernelRidge;

/// <summary>Ensembles as the tool trains them, small.</summary>
internal static class Ensembles
{
    /// <summary>What is used unless a test asks for another one.</summary>
    public static HogDescriptor Descriptor(ImageShape shape) => new(
        shape,
        new() { Cells = 2, CellSize = 9, Reach = 1.2f, DirectionThreshold = 0.8f },
        new() { Copies = 2, Rotation = 20, Shear = 0.3f, Scale = 0.2f });

    /// <summary>What is used unless a test asks for others.</summary>
    public static KernelRidgeOptions Options { get; } = new() { Gamma = 1, Lambda = 0.005f };

    public static KernelRidgeEnsemble Fit(
        Dataset train, int[] partitions, int threads = 1, KernelRidgeOptions? options = null, SampleDescriptor? descriptor = null)
    {
        var samples = new SampleSet(train);
        var ensemble = KernelRidgeEnsemble.Describe(
            descriptor ?? Descriptor((ImageShape)train.Shape), options ?? Options, samples,
            [.. partitions.Select(count => HashPartitioner.Partition(samples, count))], new(threads));
        ensemble.Fit(new(threads));
        return ensemble;
    }

    /// <summary>For each number of partitions, test inputs × classes.</summary>
    public static int[][] Votes(
        Dataset train, Dataset test, int[] partitions, int threads = 1, SampleDescriptor? descriptor = null)
    {
        using var ensemble = Fit(train, partitions, threads, descriptor: descriptor);
        var votes = new PartialVotes(partitions.Length, test.Count, test.ClassCount);
        ensemble.Vote(test, votes, new(threads));
        return [.. votes.Counts];
    }

    /// <summary>
    /// The vote of one base classifier on each test input, found by training on its partition alone: all the others are empty
    /// then and vote for class 0.
    /// </summary>
    public static int[] BaseVotes(
        Dataset train, Dataset test, int partitions, int partition, SampleDescriptor? descriptor = null)
    {
        var own = OwnSamples(train, partitions, partition);
        if (own.Length == 0) return new int[test.Count];
        var counts = Votes(train.Subset("one partition", own), test, [partitions], descriptor: descriptor)[0];
        return VotesAgainstZeros(counts, test.ClassCount);
    }

    /// <summary>The vote of one base classifier on each test input, from counts where all the others vote for class 0.</summary>
    public static int[] VotesAgainstZeros(int[] counts, int classCount) =>
        [.. counts.Chunk(classCount).Select(row => Math.Max(0, Array.IndexOf(row, 1, 1)))];

    /// <summary>Indices of the samples that belong to a partition.</summary>
    public static int[] OwnSamples(Dataset train, int partitions, int partition) =>
        [.. Enumerable.Range(0, train.Count).Where(i => PartitionOf(train.Record(i), train.Shape, partitions) == partition)];

    public static int PartitionOf(ReadOnlySpan<byte> record, RecordShape shape, int partitions) =>
        (int)(HashPartitioner.Hash(record, shape) % (ulong)partitions);
}
