using Bezoar.Data;
using Bezoar.Partitioning;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Partitioning;

public class SortedPartitionerTests
{
    private static readonly ImageShape Shape = new(1, 1, 2);

    [Fact]
    public void EveryKthSampleOfTheContentOrderIsTaken()
    {
        var samples = new SampleSet(new("five", Shape, 2, [9, 0, 1, 0, 0, 1, 5, 0, 3, 1], [0, 1, 0, 1, 0]));
        var partitions = SortedPartitioner.Partition(samples, 2);
        // The last byte is the primary key.
        Assert.Equal(["0100 1", "0900 0", "0301 0"], Content(partitions, 0));
        Assert.Equal(["0500 1", "0001 0"], Content(partitions, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(130)]
    public void SizesDifferByOneAtMost(int count)
    {
        var partitions = SortedPartitioner.Partition(new(Blobs.Create(100, 1)), count);
        int[] sizes = [.. Enumerable.Range(0, count).Select(i => partitions[new(i)].Count)];
        Assert.Equal(100, sizes.Sum());
        Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
    }

    [Fact]
    public void NeitherLabelsNorTheOrderOfTheFileMatter()
    {
        var dataset = Blobs.Create(100, 1);
        var flipped = new Dataset("flipped", dataset.Shape, 4, [.. dataset.Records], [.. dataset.Labels.ToArray().Select(label => 3 - label)]);
        var expected = Records(dataset);
        Assert.Equal(expected, Records(flipped));
        Assert.Equal(expected, Records(Blobs.Shuffled(dataset, 5)));

        static List<string> Records(Dataset dataset) => [.. Enumerable.Range(0, 7).SelectMany(i =>
            Content(SortedPartitioner.Partition(new(dataset), 7), i).Select(each => each.Split(' ')[0]))];
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    public void DuplicatesAreRefusedWhateverTheirLabels(int firstLabel, int secondLabel)
    {
        var samples = new SampleSet(new("four", Shape, 2, [7, 7, 1, 2, 7, 7, 1, 3], [firstLabel, 0, secondLabel, 0]));
        Fails.With(() => SortedPartitioner.Partition(samples, 2), "four: 1 input(s) repeat another one", "0 = 2");
    }

    [Fact]
    public void ManyDuplicatesAreCountedAndTheFirstOnesListed()
    {
        byte[] records = [.. Enumerable.Range(0, 10).SelectMany(i => new byte[] { 0, (byte)i, 0, (byte)i })];
        var samples = new SampleSet(new("twenty", Shape, 2, records, new int[20]));
        Fails.With(() => SortedPartitioner.Partition(samples, 2), "twenty: 10 input(s)", "0 = 1, 2 = 3, 4 = 5, 6 = 7, 8 = 9 (");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void AtLeastOnePartitionIsNeeded(int count) =>
        Fails.With(() => SortedPartitioner.Partition(new(Blobs.Create(5, 1)), count), $"{count} given; need at least 1");

    [RequiresDatasetFact("mnist")]
    public void MnistHasNoDuplicatesAndPartitionsOfFifty()
    {
        var partitions = SortedPartitioner.Partition(new(RealData.Get("mnist").Train), 1200);
        Assert.All(Enumerable.Range(0, 1200), i => Assert.Equal(50, partitions[new(i)].Count));
    }

    private static List<string> Content(Partitions partitions, int index)
    {
        var partition = partitions[new(index)];
        return [.. Enumerable.Range(0, partition.Count).Select(i => $"{Convert.ToHexString(partition.Record(i))} {partition.Label(i)}")];
    }
}
