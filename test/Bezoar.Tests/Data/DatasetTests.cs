using System.Runtime.InteropServices;
using Bezoar.Data;
using Bezoar.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Bezoar.Tests.Data;

public class DatasetTests
{
    private static readonly ImageShape Small = new(1, 2, 2);

    [Fact]
    public void ShufflingDoesNotChangeTheDigest() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(SampleData.Images(Small, 3), ArbMap.Default.ArbFor<int>(), (dataset, seed) =>
        {
            var order = Shuffled(dataset.Count, (ulong)(uint)seed);
            return dataset.Subset("shuffled", order).Digest == dataset.Digest;
        }));

    [Fact]
    public void AnyChangedByteOrLabelChangesTheDigest() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(SampleData.Images(Small, 3), ArbMap.Default.ArbFor<int>(), (dataset, at) =>
        {
            var records = dataset.Records.ToArray();
            records[(uint)at % records.Length] ^= 1;
            var labels = dataset.Labels.ToArray();
            labels[(uint)at % labels.Length] = (labels[(uint)at % labels.Length] + 1) % 3;
            var otherRecord = new Dataset("other", Small, 3, records, dataset.Labels.ToArray());
            var otherLabel = new Dataset("other", Small, 3, dataset.Records.ToArray(), labels);
            var otherCount = new Dataset("other", Small, 3, [.. dataset.Records, .. dataset.Record(0)], [.. dataset.Labels, dataset.Labels[0]]);
            string[] digests = [dataset.Digest, otherRecord.Digest, otherLabel.Digest, otherCount.Digest];
            return digests.Distinct().Count() == 4;
        }));

    [Fact]
    public void TheDigestKnowsShapeAndClasses()
    {
        byte[] records = [1, 2, 3, 4];
        string[] digests =
        [
            new Dataset("a", Small, 3, records, [0]).Digest,
            new Dataset("a", new ImageShape(1, 1, 4), 3, records, [0]).Digest,
            new Dataset("a", Small, 4, records, [0]).Digest,
            new Dataset("a", new VectorShape(1), 3, records, [0]).Digest,
        ];
        Assert.Equal(4, digests.Distinct().Count());
        Assert.Equal(digests[0], new Dataset("another name", Small, 3, records, [0]).Digest);
        Assert.All(digests, digest => Assert.Matches("^[0-9a-f]{64}$", digest));
    }

    [Fact]
    public void TheLastByteOrdersFirstAndTheLabelLast()
    {
        byte[] records = [0, 0, 0, 9, 9, 9, 9, 8, 0, 0, 1, 9, 0, 1, 0, 9, 9, 9, 9, 8];
        var dataset = new Dataset("order", Small, 3, records, [0, 2, 0, 0, 1]);
        Assert.Equal([4, 1, 0, 3, 2], ContentOrder.Of(dataset));
    }

    [Fact]
    public void EqualSamplesKeepTheirPlaces()
    {
        var dataset = new Dataset("equal", Small, 2, new byte[400], new int[100]);
        Assert.Equal(Enumerable.Range(0, 100), ContentOrder.Of(dataset));
        Assert.Equal(new DuplicateCount(99, 0), DuplicateCount.Of(dataset));
    }

    [Fact]
    public void DuplicatesAreCountedByRecordAndLabel()
    {
        byte[] records = [1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 1, 1, 1, 1];
        Assert.Equal(new DuplicateCount(1, 1), DuplicateCount.Of(new("some", Small, 3, records, [0, 0, 1, 0, 0, 2])));
        Assert.Equal(new DuplicateCount(0, 0), DuplicateCount.Of(SampleData.Tiny("none", 1, 2, 3)));
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        Fails.With(() => _ = new Dataset("d", Small, 2, [], []), "d", "no samples");
        Fails.With(() => _ = new Dataset("d", Small, 2, new byte[5], [0]), "d", "5 bytes", "1 labels");
        Fails.With(() => _ = new Dataset("d", Small, 2, new byte[8], [0, 2]), "d", "sample 1 has label 2");
        Fails.With(() => _ = new Dataset("d", Small, 2, new byte[4], [-1]), "d", "sample 0 has label -1");
        var vectors = MemoryMarshal.AsBytes<float>([1, 2, 3, float.PositiveInfinity]).ToArray();
        Fails.With(() => _ = new Dataset("d", new VectorShape(2), 2, vectors, [0, 1]), "d", "row 1, column 1");
    }

    private static int[] Shuffled(int count, ulong seed)
    {
        var order = Enumerable.Range(0, count).ToArray();
        new CounterRandom(seed).Shuffle<int>(order);
        return order;
    }
}
