using Bezoar.Data;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Tests.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Bezoar.Tests.Partitioning;

public class SampleSetTests
{
    private static readonly ImageShape Shape = new(1, 1, 2);

    [Fact]
    public void ExactDuplicatesAreOneSample()
    {
        var samples = new SampleSet(new("pairs", Shape, 3, [5, 6, 1, 2, 5, 6, 5, 6, 1, 2], [2, 1, 0, 2, 1]));
        Assert.Equal([(1, 2, 1), (5, 6, 0), (5, 6, 2)], Content(samples));
        Assert.Equal((3, 2), (samples.Count, samples.DuplicateCount));
        Assert.Equal((Shape, 3), ((ImageShape)samples.Shape, samples.ClassCount));
    }

    [Fact]
    public void TheLastByteIsThePrimaryKey()
    {
        var samples = new SampleSet(new("order", Shape, 2, [9, 1, 0, 200, 3, 1, 3, 1], [0, 0, 1, 0]));
        Assert.Equal([(3, 1, 0), (3, 1, 1), (9, 1, 0), (0, 200, 0)], Content(samples));
    }

    [Fact]
    public void TheOrderOfTheFileIsGone() =>
        // Bytes of 0 or 1, so that duplicates are common.
        Prop.ForAll(SampleData.Images(Shape, 2), dataset =>
        {
            byte[] coarse = [.. dataset.Records.ToArray().Select(value => (byte)(value / 128))];
            dataset = new("coarse", Shape, 2, coarse, dataset.Labels.ToArray());
            var order = Enumerable.Range(0, dataset.Count).ToArray();
            new CounterRandom((ulong)dataset.Count).Shuffle<int>(order);
            var (samples, shuffled) = (new SampleSet(dataset), new SampleSet(dataset.Subset("shuffled", order)));
            return Content(samples).SequenceEqual(Content(shuffled))
                && samples.DuplicateCount == shuffled.DuplicateCount
                && Content(samples).Distinct().Count() == samples.Count
                && samples.Count + samples.DuplicateCount == dataset.Count;
        }).QuickCheckThrowOnFailure();

    private static List<(byte First, byte Second, int Label)> Content(SampleSet samples) =>
        [.. Enumerable.Range(0, samples.Count).Select(i => (samples.Record(i)[0], samples.Record(i)[1], samples.Label(i)))];
}
