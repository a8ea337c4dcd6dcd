using Bezoar.Learning.Kernels;
using Bezoar.Partitioning;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Learning.Kernels;

public class TrainingLayoutTests
{
    private const int Views = 3;
    private static readonly SampleSet Samples = new(Blobs.Create(90, 1));

    [Theory]
    [InlineData(5, 5)]
    [InlineData(3, 12, 3)]
    [InlineData(1, 2, 7)]
    [InlineData(4, 8, 12)]
    public void EveryPartitionHasItsSamplesInContentOrderWithinOneGroup(int groups, params int[] counts)
    {
        Partitions[] partitionings = [.. counts.Select(count => HashPartitioner.Partition(Samples, count))];
        var layout = new TrainingLayout(Samples, partitionings, Views);
        Assert.Equal((groups, 90 * Views), (layout.GroupCount, layout.RowCount));
        for (var k = 0; k < counts.Length; k++)
        {
            var rows = layout.RowsOfPartitions(partitionings[k]);
            for (var i = 0; i < counts[k]; i++)
            {
                int[] samples = [.. Enumerable.Range(0, 90).Where(sample => partitionings[k].Assignment[sample] == i)];
                Assert.Equal(samples, rows[i].Where(row => row % Views == 0).Select(row => layout.SampleAt(row / Views)));
                Assert.Equal(samples.Length * Views, rows[i].Length);
                Assert.Equal(rows[i].Order(), rows[i]);
            }
        }
    }

    [Fact]
    public void SegmentsAreThePartitionsRowsGroupByGroup()
    {
        Partitions[] partitionings = [HashPartitioner.Partition(Samples, 4), HashPartitioner.Partition(Samples, 6)];
        var layout = new TrainingLayout(Samples, partitionings, Views);
        for (var k = 0; k < 2; k++)
        {
            var segments = layout.Segments(partitionings[k]);
            Assert.Equal(Enumerable.Range(0, layout.RowCount), RowsOf(segments));
            Assert.Equal(segments.Select(each => each.Group).Order(), segments.Select(each => each.Group));
            Assert.All(segments, each => Assert.InRange(each.Slot, 0, layout.SlotCount(partitionings[k]) - 1));
            var rows = layout.RowsOfPartitions(partitionings[k]);
            for (var i = 0; i < rows.Length; i++)
                Assert.Equal(rows[i], RowsOf(segments.Where(each => each.Slot * layout.GroupCount + each.Group == i)));
        }

        static IEnumerable<int> RowsOf(IEnumerable<Segment> segments) =>
            segments.SelectMany(each => Enumerable.Range(each.Begin, each.End - each.Begin));
    }

    [Fact]
    public void PartitionsOfAnotherHashAreRefused()
    {
        Partitions[] partitionings =
            [HashPartitioner.Partition(Samples, 4), new(Samples, 2, [.. Enumerable.Range(0, Samples.Count).Select(i => i / 45)])];
        Assert.Throws<ArgumentException>(() => new TrainingLayout(Samples, partitionings, Views));
    }
}
