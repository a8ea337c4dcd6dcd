using System.Runtime.InteropServices;
using Bezoar.Data;
using Bezoar.Partitioning;

namespace Bezoar.Tests.Partitioning;

public class HashPartitionerTests
{
    private static readonly ImageShape Shape = new(2, 1, 2);

    private static SampleSet Samples { get; } = new(new(
        "five", Shape, 2, [0, 0, 0, 0, 255, 255, 255, 255, 1, 2, 3, 4, 4, 3, 2, 1, 0, 0, 0, 11], [0, 1, 0, 1, 0]));

    [Fact]
    public void AnImagesHashIsTheSumOfItsBytes()
    {
        Assert.Equal(1020ul, HashPartitioner.Hash([255, 255, 255, 255], Shape));
        Assert.Equal(HashPartitioner.Hash([1, 2, 3, 4], Shape), HashPartitioner.Hash([4, 3, 2, 1], Shape));
    }

    [Fact]
    public void AVectorsHashIsFnv1a()
    {
        // Known answers of 64-bit FNV-1a.
        var shape = new VectorShape(1);
        Assert.Equal(0xcbf29ce484222325, HashPartitioner.Hash([], shape));
        Assert.Equal(0xaf63dc4c8601ec8c, HashPartitioner.Hash("a"u8, shape));
        Assert.Equal(0x85944171f73967e8, HashPartitioner.Hash("foobar"u8, shape));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(5000)]
    public void EverySampleIsInThePartitionOfItsHash(int count)
    {
        var partitions = HashPartitioner.Partition(Samples, count);
        Assert.Equal(count, partitions.Count);
        var seen = 0;
        for (var i = 0; i < count; i++)
        {
            var partition = partitions[new(i)];
            Assert.Equal((i, Shape, 2), (partition.Index.Value, (ImageShape)partition.Shape, partition.ClassCount));
            for (var position = 0; position < partition.Count; position++, seen++)
                Assert.Equal(i, partition.Record(position).ToArray().Sum(value => value) % count);
        }
        Assert.Equal(Samples.Count, seen);
    }

    [Fact]
    public void MembersAreInContentOrderWithTheirLabels()
    {
        var partition = HashPartitioner.Partition(Samples, 10)[new(0)];
        Assert.Equal(
            ["00000000 0", "04030201 1", "01020304 0", "FFFFFFFF 1"],
            Enumerable.Range(0, partition.Count).Select(i => $"{Convert.ToHexString(partition.Record(i))} {partition.Label(i)}"));
    }

    [Fact]
    public void OneInsertionReachesOnePartition()
    {
        var vectors = new VectorShape(2);
        float[] numbers = [.. Bits.Random(40, 1), 0.25f, -3];
        var with = new Dataset("with", vectors, 2, MemoryMarshal.AsBytes<float>(numbers).ToArray(), new int[21]);
        var without = new Dataset("without", vectors, 2, with.Records[..(20 * 8)].ToArray(), new int[20]);
        var (before, after) = (HashPartitioner.Partition(new(without), 6), HashPartitioner.Partition(new(with), 6));
        var changed = Enumerable.Range(0, 6).Where(i => !Content(before[new(i)]).SequenceEqual(Content(after[new(i)])));
        Assert.Equal([(int)(HashPartitioner.Hash(with.Record(20), vectors) % 6)], changed);

        static List<string> Content(Partition partition) =>
            [.. Enumerable.Range(0, partition.Count).Select(i => Convert.ToHexString(partition.Record(i)))];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void AtLeastOnePartitionIsNeeded(int count) =>
        Fails.With(() => HashPartitioner.Partition(Samples, count), $"{count} given; need at least 1");

    [RequiresDatasetFact("mnist")]
    public void MnistIsPartitionedAsPublished()
    {
        var train = RealData.Get("mnist").Train;
        var samples = new SampleSet(train);
        Assert.Equal(0, samples.DuplicateCount);
        Assert.Equal((25, 50, 81), Sizes(HashPartitioner.Partition(samples, 1200)));
        Assert.Equal((7, 20, 38), Sizes(HashPartitioner.Partition(samples, 3000)));

        var first = HashPartitioner.Partition(samples, 1200)[new(0)];
        Assert.Equal(55, first.Count);
        int[] indices = [19105, 39903, 33454, 19206, 6201];
        for (var i = 0; i < indices.Length; i++)
        {
            Assert.Equal(train.Record(indices[i]), first.Record(i));
            Assert.Equal(train.Labels[indices[i]], first.Label(i));
        }
        byte[] bytes = [.. Enumerable.Range(0, first.Count).SelectMany(i => first.Record(i).ToArray())];
        double[] pixels = [.. bytes.Select(value => value / 255.0)];
        var mean = pixels.Average();
        Assert.Equal(0.13412639, mean, 2e-8);
        Assert.Equal(0.30968076, Math.Sqrt(pixels.Sum(value => (value - mean) * (value - mean)) / (pixels.Length - 1)), 2e-8);
    }

    private static (int Smallest, int Mean, int Largest) Sizes(Partitions partitions)
    {
        var sizes = new int[partitions.Count];
        foreach (var partition in partitions.Assignment) sizes[partition]++;
        return (sizes.Min(), sizes.Sum() / sizes.Length, sizes.Max());
    }
}
