using Bezoar.Data;
using Bezoar.Learning.Networks.Training;
using Bezoar.Partitioning;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Learning.Networks.Training;

public class SampleSourceTests
{
    private static readonly Dataset Images = Blobs.Create(12, 1);

    [Fact]
    public void FileOrderKeepsTheFilesIndices()
    {
        var source = SampleSource.InFileOrder(Images);
        Check(source, Images.Count);
        for (var i = 0; i < Images.Count; i++) Assert.True(Images.Record(i).SequenceEqual(source.Record(i)) && Images.Labels[i] == source.Label(i));
    }

    [Fact]
    public void ContentOrderForgetsTheFilesOrder()
    {
        var (one, other) = (SampleSource.InContentOrder(Images), SampleSource.InContentOrder(Blobs.Shuffled(Images, 3)));
        Check(one, Images.Count);
        for (var i = 0; i < Images.Count; i++) Assert.True(one.Record(i).SequenceEqual(other.Record(i)) && one.Label(i) == other.Label(i));
    }

    [Fact]
    public void APartitionHasItsOwnSamplesOnly()
    {
        var partition = HashPartitioner.Partition(new(Images), 3)[new(1)];
        var source = SampleSource.Of(partition);
        Check(source, partition.Count);
        for (var i = 0; i < partition.Count; i++)
            Assert.True(partition.Record(i).SequenceEqual(source.Record(i)) && partition.Label(i) == source.Label(i));
    }

    private static void Check(SampleSource source, int count) =>
        Assert.Equal((count, Images.Shape, Images.ClassCount), (source.Count, source.Shape, source.ClassCount));
}
