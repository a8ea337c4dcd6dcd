using Bezoar.TransferLearning;

namespace Bezoar.Tests.TransferLearning;

public class StratifiedFoldsTests
{
    private static readonly int[] Labels = [.. Enumerable.Range(0, 47).Select(i => i % 7 == 0 ? 2 : i % 2)];

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(47)]
    [InlineData(60)]
    public void EverySampleIsInOneFoldAndFoldsAreAlike(int count)
    {
        var folds = new StratifiedFolds(Labels, count, 3);
        int[][] parts = [.. Enumerable.Range(0, count).Select(folds.Within)];
        Assert.Equal(Enumerable.Range(0, Labels.Length), parts.SelectMany(part => part).Order());
        AssertAlike(parts.Select(part => part.Length));
        for (var label = 0; label < 3; label++) AssertAlike(parts.Select(part => part.Count(sample => Labels[sample] == label)));
        for (var fold = 0; fold < count; fold++)
            Assert.Equal(Enumerable.Range(0, Labels.Length).Except(parts[fold]), folds.Without(fold));
    }

    [Fact]
    public void FewerSamplesAreAPartOfMoreAndNeverOfTheFold()
    {
        var folds = new StratifiedFolds(Labels, 5, 3);
        for (var fold = 0; fold < 5; fold++)
        {
            var (few, more) = (folds.Without(fold, 2), folds.Without(fold, 4));
            Assert.Equal([2, 2, 2], few.CountBy(sample => Labels[sample]).Select(pair => pair.Value));
            Assert.Empty(few.Except(more));
            Assert.Empty(more.Intersect(folds.Within(fold)));
            Assert.Equal(folds.Without(fold), folds.Without(fold, 1000));
        }
    }

    [Fact]
    public void TheSeedDeals()
    {
        Assert.Equal(new StratifiedFolds(Labels, 5, 3).Within(0), new StratifiedFolds(Labels, 5, 3).Within(0));
        Assert.NotEqual(new StratifiedFolds(Labels, 5, 3).Within(0), new StratifiedFolds(Labels, 5, 4).Within(0));
    }

    private static void AssertAlike(IEnumerable<int> counts)
    {
        var all = counts.ToArray();
        Assert.InRange(all.Max() - all.Min(), 0, 1);
    }
}
