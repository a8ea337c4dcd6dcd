using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public class CovarianceTests
{
    [Fact]
    public void MeansAreTakenAwayAndReturned()
    {
        float[] rows = [1, 10, 3, 20, 8, 60];
        Assert.Equal([4, 30], Covariance.SubtractMeans(rows, 2));
        Assert.Equal([-3, -20, -1, -10, 4, 30], rows);
    }

    [Fact]
    public void EqualsItsDefinition() => Assert.Equal([26 / 3f, 190 / 3f, 190 / 3f, 1400 / 3f], Covariance.Of([-3, -20, -1, -10, 4, 30], 2));
}
