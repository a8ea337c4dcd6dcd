using Bezoar.Data;
using Bezoar.Experiments;

namespace Bezoar.Tests.Experiments;

public class SampleChoiceTests
{
    private static readonly Dataset Samples = new(
        "numbers", new ImageShape(1, 1, 1), 3, [.. Enumerable.Range(0, 60).Select(i => (byte)i)], [.. Enumerable.Range(0, 60).Select(i => i % 3)]);

    private static readonly DatasetSplits Splits = new("numbers", Samples, Samples) { ClassNames = ["zero", "one", "two"] };

    [Fact]
    public void DrawsSoManyOfEachClassAndLeavesTheTestSet()
    {
        var part = new SampleChoice { PerClass = 5 }.Of(Splits);
        Assert.Equal([5, 5, 5], part.Train.Labels.ToArray().CountBy(label => label).Select(pair => pair.Value));
        Assert.Equal("numbers, 5 per class", part.Name);
        Assert.Same(Samples, part.Test);
        for (var i = 0; i < part.Train.Count; i++) Assert.Equal(part.Train.Record(i)[0] % 3, part.Train.Labels[i]);
    }

    [Fact]
    public void FewerAreAPartOfMoreWhateverTheOrderOfTheFile()
    {
        static byte[] Drawn(int count, ulong seed, Dataset samples) => new SampleChoice { PerClass = count, Seed = seed }.Of(new("", samples, samples)).Train.Records.ToArray();
        var reversed = Samples.Subset("", [.. Enumerable.Range(0, 60).Reverse()]);
        Assert.Empty(Drawn(4, 1, Samples).Except(Drawn(9, 1, Samples)));
        Assert.Equal(Drawn(4, 1, Samples).Order(), Drawn(4, 1, reversed).Order());
        Assert.NotEqual(Drawn(4, 1, Samples).Order(), Drawn(4, 2, Samples).Order());
    }

    [Fact]
    public void ClassesAreNumberedAnewInTheOrderGiven()
    {
        var part = new SampleChoice { Classes = [2, 0], PerClass = 3 }.Of(Splits);
        Assert.Equal(("numbers (two, zero), 3 per class", 2, 6, 40), (part.Name, part.Train.ClassCount, part.Train.Count, part.Test.Count));
        for (var i = 0; i < part.Test.Count; i++) Assert.Equal(part.Test.Record(i)[0] % 3, part.Test.Labels[i] == 0 ? 2 : 0);
    }

    [Fact]
    public void FaultsAreNamedAtOnce()
    {
        Fails.With(() => new SampleChoice { PerClass = 0 }.Of(Splits), "per class is 0");
        Fails.With(() => new SampleChoice { PerClass = 21 }.Of(Splits), "class zero has 20 training samples, and 21 are asked for", "class one", "class two");
        Fails.With(() => new SampleChoice { Classes = [1, 1, 7] }.Of(Splits), "named twice", "class 7 does not exist");
    }
}
