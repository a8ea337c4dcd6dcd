using Bezoar.Certificates;
using Bezoar.Reports;

namespace Bezoar.Tests.Reports;

public class RadiusHistogramTests
{
    [Fact]
    public void BinsCoverEveryRadiusOnce()
    {
        var certificates = Enumerable.Range(-1, 602).Select(radius => new Certificate(0, radius < 0 ? 1 : 0, new(radius))).ToArray();
        var histogram = RadiusHistogram.From(certificates);
        Assert.Equal(1, histogram.Wrong);
        Assert.Equal(31, histogram.Bins.Count);
        Assert.Equal(new(0, 19, 20), histogram.Bins[0]);
        Assert.Equal(new(600, 600, 1), histogram.Bins[^1]);
        Assert.Equal(601, histogram.Bins.Sum(bin => bin.Count));
    }

    [Fact]
    public void WithoutACorrectPredictionThereIsNoBin()
    {
        var histogram = RadiusHistogram.From([new(0, 1, CertifiedRadius.Wrong)]);
        Assert.Equal(1, histogram.Wrong);
        Assert.Empty(histogram.Bins);
    }

    [Theory]
    [InlineData(0, 10, 1)]
    [InlineData(10, 10, 1)]
    [InlineData(11, 10, 2)]
    [InlineData(47, 10, 5)]
    [InlineData(501, 10, 100)]
    [InlineData(int.MaxValue, 31, 100_000_000)]
    public void StepsAreRound(int range, int most, int step) => Assert.Equal(step, RoundStep.For(range, most));
}
