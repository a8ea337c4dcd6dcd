using Bezoar.Certificates;
using FsCheck;
using FsCheck.Fluent;

namespace Bezoar.Tests.Certificates;

public class CertifiedAccuracyCurveTests
{
    [Fact]
    public void ListsEveryRadiusWhereItChanges()
    {
        var curve = Curve(3, -1, 3, 7);
        Assert.Equal([new(0, 0.75), new(3, 0.75), new(7, 0.25)], curve.Points);
        Assert.Equal([0.75, 0.75, 0.25, 0.25, 0], new[] { 0, 3, 4, 7, 8 }.Select(curve.At));
    }

    [Fact]
    public void RadiusZeroStandsOnce() => Assert.Equal([new(0, 1), new CurvePoint(2, 0.5)], Curve(0, 2).Points);

    [Fact]
    public void NothingRightIsASinglePoint()
    {
        var curve = Curve(-1, -1);
        Assert.Equal([new(0, 0)], curve.Points);
        Assert.Equal((-1, 0), (curve.Median.Value, curve.MedianPaperConvention));
    }

    [Theory]
    [InlineData(new[] { 5 }, 5)]
    // Exactly half suffices.
    [InlineData(new[] { -1, -1, 3, 4 }, 3)]
    [InlineData(new[] { -1, -1, 3 }, -1)]
    [InlineData(new[] { -1, 3, 4 }, 3)]
    // Clean accuracy of exactly half and no more: the median is the least radius of that half.
    [InlineData(new[] { -1, 0 }, 0)]
    [InlineData(new[] { -1, -1, -1, 900, 900 }, -1)]
    public void MedianIsTheLargestRadiusThatHalfReach(int[] radii, int median)
    {
        Assert.Equal(median, Curve(radii).Median.Value);
        Assert.Equal(median + 1, Curve(radii).MedianPaperConvention);
    }

    [Fact]
    public void AgreesWithItsDefinition()
    {
        var radii = Gen.Choose(-1, 6).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();
        Prop.ForAll(radii, own =>
        {
            var curve = Curve(own);
            double Share(int radius) => (double)own.Count(value => value >= radius) / own.Length;
            // The definition, the authors' script, and what a reader of the points would conclude.
            var counted = Enumerable.Range(0, 8).Count(radius => Share(radius) >= 0.5);
            Assert.Equal(counted, curve.MedianPaperConvention);
            for (var radius = 0; radius < 9; radius++)
            {
                Assert.Equal(Share(radius), curve.At(radius));
                Assert.Equal(Share(radius), curve.Points.FirstOrDefault(point => point.Radius >= radius).Accuracy);
            }
            Assert.Equal(curve.Median.Value, curve.Points.LastOrDefault(point => point.Accuracy >= 0.5, new(-1, 0)).Radius);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void EmptyIsRefused() => Assert.Throws<ArgumentException>(() => Curve());

    private static CertifiedAccuracyCurve Curve(params int[] radii) => new(radii.Select(radius => new Certificate(0, 0, new(radius))));
}
