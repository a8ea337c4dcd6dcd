using Bezoar.Features;

namespace Bezoar.Tests.Features;

public class AffineMapTests
{
    private const int Copies = 200;

    private static readonly ViewOptions Still = new() { Copies = Copies, Rotation = 0, Shear = 0, Scale = 0 };

    [Fact]
    public void MoreCopiesExtendFewer()
    {
        var many = AffineMap.Spread(new() { Copies = Copies });
        Assert.Equal(Copies, many.Distinct().Count());
        Assert.Equal(many[..20], AffineMap.Spread(new() { Copies = 20 }));
        Assert.Empty(AffineMap.Spread(ViewOptions.None));
    }

    [Fact]
    public void NoRangeIsNoChange() => Assert.All(AffineMap.Spread(Still), map => Assert.Equal(new(1, 0, 0, 1), map));

    [Fact]
    public void RotationFillsItsRangeAndKeepsLengths()
    {
        var maps = AffineMap.Spread(Still with { Rotation = 30 });
        Assert.All(maps, map => Assert.Equal(1, map.XX * map.XX + map.XY * map.XY, 1e-6f));
        Assert.All(maps, map => Assert.Equal((map.XX, map.XY), (map.YY, -map.YX)));
        AssertFills(maps.Select(map => Math.Atan2(map.XY, map.XX) * 180 / Math.PI), -30, 30);
    }

    [Fact]
    public void ShearFillsItsRangeAndKeepsRows()
    {
        var maps = AffineMap.Spread(Still with { Shear = 0.5f });
        Assert.All(maps, map => Assert.Equal((1f, 0f, 1f), (map.XX, map.YX, map.YY)));
        AssertFills(maps.Select(map => (double)map.XY), -0.5, 0.5);
    }

    [Fact]
    public void BothScalesFillTheirRangeIndependently()
    {
        var maps = AffineMap.Spread(Still with { Scale = 0.25f });
        // The map leads from the result to the source: a larger image takes smaller steps.
        AssertFills(maps.Select(map => 1.0 / map.XX), 0.75, 1.25);
        AssertFills(maps.Select(map => 1.0 / map.YY), 0.75, 1.25);
        Assert.Contains(maps, map => map.XX < 0.9 && map.YY > 1.1);
        Assert.Contains(maps, map => map.XX > 1.1 && map.YY < 0.9);
    }

    [Fact]
    public void TheImageIsScaledThenRotatedThenSheared()
    {
        var map = AffineMap.Of(90, 0.5f, 2, 4);
        // From the result back to the source: shear (x, y) ↦ (x + y / 2, y), quarter turn (u, v) ↦ (v, −u), division by 2 and 4.
        foreach (var (x, y) in ((float, float)[])[(1, 0), (0, 1), (3, -2)])
        {
            Assert.Equal(y / 2, map.XX * x + map.XY * y, 1e-5f);
            Assert.Equal(-(x + 0.5f * y) / 4, map.YX * x + map.YY * y, 1e-5f);
        }
    }

    private static void AssertFills(IEnumerable<double> values, double low, double high)
    {
        var sorted = values.Order().ToArray();
        var margin = (high - low) / 40;
        Assert.InRange(sorted[0], low - 1e-5, low + margin);
        Assert.InRange(sorted[^1], high - margin, high + 1e-5);
        Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0, margin));
    }
}
