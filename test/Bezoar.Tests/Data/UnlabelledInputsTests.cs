using Bezoar.Data;
using Bezoar.Partitioning;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Data;

public class UnlabelledInputsTests
{
    [Fact]
    public void TheyAreTheRecordsInContentOrder()
    {
        var inputs = new UnlabelledInputs(new("three", new ImageShape(1, 1, 2), 2, [9, 1, 5, 0, 3, 1], [0, 1, 1]));
        Assert.Equal((3, (RecordShape)new ImageShape(1, 1, 2)), (inputs.Count, inputs.Shape));
        Assert.Equal(["0500", "0301", "0901"], Enumerable.Range(0, 3).Select(i => Convert.ToHexString(inputs.Record(i))));
    }

    [Fact]
    public void TheyAreNumberedAsTheSamplesOfATrainingSet()
    {
        var samples = new SampleSet(Blobs.Create(50, 3));
        var inputs = samples.WithoutLabels();
        Assert.Equal(samples.Count, inputs.Count);
        for (var i = 0; i < inputs.Count; i++) Assert.Equal(samples.Record(i), inputs.Record(i));
    }

    [Fact]
    public void DuplicatesAreRefused() => Fails.With(
        () => _ = new UnlabelledInputs(new("pair", new ImageShape(1, 1, 1), 2, [4, 4, 1], [0, 1, 0])), "pair: 1 input(s)", "0 = 1", "label flips");
}
