using Bezoar.Experiments;

namespace Bezoar.Tests.Experiments;

public class PredictionSummaryTests
{
    [Fact]
    public void CountsWhatIsRightAndWhatIsTakenForWhat()
    {
        var summary = PredictionSummary.Of([0, 0, 0, 1, 1], [0, 1, 0, 1, 2], 3, ["a", "b", "c"]);
        Assert.Equal(0.6, summary.Accuracy);
        Assert.Equal([new("a", 3, 2 / 3.0), new("b", 2, 0.5), new ClassResult("c", 0, null)], summary.Classes);
        Assert.Equal([[2, 1, 0], [0, 1, 1], [0, 0, 0]], summary.Confusion!);
    }

    [Fact]
    public void AMatrixOfManyClassesIsNeverMade()
    {
        Assert.NotNull(PredictionSummary.Of([0], [0], 100, null).Confusion);
        Assert.Null(PredictionSummary.Of([0], [0], 70_000, null).Confusion);
    }
}
