using Bezoar.Experiments.Evaluation;

namespace Bezoar.Tests.Experiments.Evaluation;

public class SeedSharesTests
{
    [Fact]
    public void OneSeedIsItsOwnInterval()
    {
        var seed = WilsonInterval.Of(7, 30);
        var shares = new SeedShares([seed]);
        Assert.Equal((seed.Count, seed.Total, seed.Share, seed.Low, seed.High), (shares.Count, shares.Total, shares.Share, shares.Low, shares.High));
    }

    /// <summary>Two seeds that contradict one another: counted together, they would give an interval that holds neither.</summary>
    [Fact]
    public void SeveralSeedsGoFromTheLowestEndToTheHighest()
    {
        var (few, many) = (WilsonInterval.Of(10, 1000), WilsonInterval.Of(300, 1000));
        var shares = new SeedShares([many, few]);
        Assert.Equal((310, 2000, 0.155), (shares.Count, shares.Total, shares.Share));
        Assert.Equal((few.Low, many.High), (shares.Low, shares.High));
        Assert.True(WilsonInterval.Of(310, 2000) is var together && together.Low > few.High && together.High < many.Low);
    }

    [Fact]
    public void WithoutInputsThereIsNoShare() => Assert.Null(new SeedShares([WilsonInterval.Of(0, 0)]).Share);
}
