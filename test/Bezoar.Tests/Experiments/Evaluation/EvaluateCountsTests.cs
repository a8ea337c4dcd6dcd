using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.Experiments.Evaluation;

namespace Bezoar.Tests.Experiments.Evaluation;

public class EvaluateCountsTests
{
    private static readonly int[] Labels = [0, 0, 1, 1];

    [Fact]
    public void AccuracyIsTheShareOfRightPredictions()
    {
        Assert.Equal(WilsonInterval.Of(3, 4), EvaluateCounts.Accuracy(Labels, [0, 1, 1, 1]));
        Assert.Equal(WilsonInterval.Of(0, 4), EvaluateCounts.Accuracy(Labels, [1, 1, 0, 0]));
    }

    [Fact]
    public void ClassesAreCountedApart()
    {
        var classes = EvaluateCounts.ByClass(Splits(["cat", "dog", "owl"]), new AllToOne(1), [0, 0, 1, 0], [0, 1, 0, 0], [1, 0, 1, 1]);
        Assert.Equal(
            [
                new(0, "cat", 2, 1, 0.5, 0.5),
                // Of the target class itself, nothing is wanted.
                new(1, "dog", 2, 0.5, 0, null),
                new AttackedClass(2, "owl", 0, null, null, null),
            ], classes);
    }

    [Fact]
    public void WithoutATriggerThereIsNoSuccess()
    {
        var classes = EvaluateCounts.ByClass(Splits(null), null, [0, 0, 1, 1], [0, 0, 1, 1], null);
        Assert.All(classes, each => Assert.Null(each.AttackSuccessRate));
        Assert.All(classes, each => Assert.Null(each.Name));
        Assert.Equal([1.0, 1.0, null], classes.Select(each => each.CleanAccuracy));
    }

    private static DatasetSplits Splits(string[]? names)
    {
        var dataset = new Dataset("four", new VectorShape(1), 3, new byte[16], Labels);
        return new("four", dataset, dataset) { ClassNames = names };
    }
}
