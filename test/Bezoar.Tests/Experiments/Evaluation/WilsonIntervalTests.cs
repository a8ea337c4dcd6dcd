using Bezoar.Experiments.Evaluation;

namespace Bezoar.Tests.Experiments.Evaluation;

public class WilsonIntervalTests
{
    /// <summary>Ends worked out apart from the code, with fifty digits, as the roots of (p̂ − p)² = z² p (1 − p) / n.</summary>
    [Theory]
    [InlineData(0, 10, 0, 0.277532799862889)]
    [InlineData(1, 10, 0.0178762130950729, 0.404150026795238)]
    [InlineData(5, 10, 0.236593090512564, 0.763406909487436)]
    [InlineData(10, 10, 0.722467200137111, 1)]
    [InlineData(81, 263, 0.255288519878274, 0.3662095769828)]
    [InlineData(9000, 9000, 0.999573353347206, 1)]
    public void EndsAreThoseOfTheFormula(int count, int total, double low, double high)
    {
        var interval = WilsonInterval.Of(count, total);
        Assert.Equal((count, total, (double)count / total), (interval.Count, interval.Total, interval.Share));
        Assert.Equal(low, interval.Low, 12);
        Assert.Equal(high, interval.High, 12);
    }

    [Fact]
    public void NoneOfNoneSaysNothing() => Assert.Equal(new(0, 0, null, 0, 1), WilsonInterval.Of(0, 0));

    [Fact]
    public void NeverLeavesWhatSharesCanBeAndHoldsTheShare()
    {
        for (var total = 1; total <= 60; total++)
        {
            for (var count = 0; count <= total; count++)
            {
                var interval = WilsonInterval.Of(count, total);
                Assert.InRange(interval.Low, 0, interval.Share!.Value);
                Assert.InRange(interval.High, interval.Share.Value, 1);
                // What is counted the other way round gives the mirror image.
                Assert.Equal(1 - interval.High, WilsonInterval.Of(total - count, total).Low, 12);
            }
        }
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(0, -1)]
    public void CountsThatCannotBeAreRefused(int count, int total) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(count, total));
}
