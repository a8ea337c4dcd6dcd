using Bezoar.Data;
using Bezoar.Experiments.Evaluation;
using Bezoar.Tests.Attacks;

namespace Bezoar.Tests.Experiments.Evaluation;

public class ClassSubsetTests
{
    private static readonly DatasetSplits All =
        new("toys", Toys.Images(Toys.Grey, 20, 4), Toys.Images(Toys.Grey, 8, 4, seed: 2)) { ClassNames = ["a", "b", "c", "d"] };

    [Fact]
    public void ClassesAreNumberedAnewInTheOrderGiven()
    {
        var two = ClassSubset.Of(All, [3, 1]);
        Assert.Equal(("toys (d, b)", 2, 2), (two.Name, two.Train.ClassCount, two.Test.ClassCount));
        Assert.Equal(["d", "b"], two.ClassNames);
        Assert.Equal([1, 0, 1, 0, 1, 0, 1, 0, 1, 0], two.Train.Labels.ToArray());
        // Samples 1, 3, 5, … in their order.
        for (var i = 0; i < two.Train.Count; i++) Assert.Equal(All.Train.Record(2 * i + 1), two.Train.Record(i));
        Assert.Equal(All.Test.Record(7), two.Test.Record(3));
    }

    [Fact]
    public void ClassesWithoutNamesAreCalledByTheirNumbers() =>
        Assert.Equal("toys (0, 2)", ClassSubset.Of(All with { ClassNames = null }, [0, 2]).Name);

    [Theory]
    [InlineData("two classes at least", 1)]
    [InlineData("two classes at least")]
    [InlineData("a class is named twice", 1, 2, 1)]
    [InlineData("class 4 does not exist, classes are 0 to 3", 0, 4)]
    [InlineData("class -1 does not exist", -1, 0)]
    [InlineData("class 1 has no training samples", 0, 1)]
    [InlineData("no test input is of these classes", 1, 2)]
    public void FaultsAreNamed(string fault, params int[] classes)
    {
        // No training sample is of class 1, no test input of 1 or 2.
        var gaps = All with { Train = All.Train.Subset("train", [0, 2, 3]), Test = All.Test.Subset("test", [0, 3]) };
        Fails.With(() => ClassSubset.Of(gaps, classes), "classes", fault);
    }

    [Fact]
    public void AllFaultsAreNamedAtOnce() =>
        Fails.With(() => ClassSubset.Of(All, [7, 7]), "named twice", "class 7 does not exist", "no test input is of these classes");
}
