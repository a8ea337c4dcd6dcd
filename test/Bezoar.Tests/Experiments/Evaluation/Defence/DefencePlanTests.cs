using Bezoar.Experiments.Evaluation.Defence;

namespace Bezoar.Tests.Experiments.Evaluation.Defence;

public class DefencePlanTests
{
    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(2, new[] { 1, 2 })]
    [InlineData(3, new[] { 1, 3 })]
    [InlineData(30, new[] { 1, 3, 10, 30 })]
    [InlineData(1000, new[] { 1, 3, 10, 30, 100, 300, 1000 })]
    [InlineData(6000, new[] { 1, 3, 10, 30, 100, 300, 1000, 3000, 6000 })]
    public void GoesUpInEvenStepsToAllOfThePoison(int all, int[] counts) => Assert.Equal(counts, new DefencePlan().CountsUpTo(all));

    [Fact]
    public void NumbersOfOnesOwnAreSorted() => Assert.Equal([2, 50, 7000], new DefencePlan { PoisonCounts = [50, 7000, 2] }.CountsUpTo(9000));

    [Fact]
    public void NamesEveryFaultAtOnce()
    {
        var faults = new DefencePlan { Method = "prayer", Partitions = 0, PoisonCounts = [0, 5, 5] }.Faults();
        Assert.Equal(4, faults.Count);
        Assert.Contains(faults, fault => fault.Contains("prayer", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("0 partitions", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("0 poison instances", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("twice", StringComparison.Ordinal));
    }

    [Fact]
    public void TheDefaultIsPossible() => Assert.Empty(new DefencePlan().Faults());
}
