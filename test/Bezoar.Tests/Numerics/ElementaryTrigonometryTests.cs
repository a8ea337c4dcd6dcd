using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public class ElementaryTrigonometryTests
{
    private const double Bound = 0.51;

    [Fact]
    public void StaysWithinItsBoundOnRandomAngles()
    {
        var random = new CounterRandom(1);
        foreach (var range in (float[])[1e-3f, 1, 10, 1000, 65536])
            for (var i = 0; i < 20_000; i++) CheckBoth(random.NextSingle(-range, range));
    }

    /// <summary>Where one of the two is near zero, a careless reduction loses all digits.</summary>
    [Fact]
    public void StaysWithinItsBoundNextToEveryQuarterTurn()
    {
        for (var quarter = 0; quarter < 41_721; quarter++)
        {
            var angle = (float)(quarter * (Math.PI / 2));
            CheckBoth(angle);
            CheckBoth(MathF.BitIncrement(angle));
            CheckBoth(-MathF.BitDecrement(angle));
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(65_536.01f)]
    public void HasNoAnswerOutsideOfItsRange(float angle)
    {
        Assert.Equal(float.NaN, Elementary.Sin(angle));
        Assert.Equal(float.NaN, Elementary.Cos(angle));
    }

    private static void CheckBoth(float angle)
    {
        Check(angle, Elementary.Sin(angle), Math.Sin(angle));
        Check(angle, Elementary.Cos(angle), Math.Cos(angle));
    }

    [Fact]
    public void ArctangentsAreThoseOfTheRuntime()
    {
        foreach (var y in new[] { 0, 1e-300, 1e-8, 0.1, 0.5, 1, 1.5, 3, 1e8 })
            foreach (var x in new[] { 1e-8, 0.2, 1, 7, 1e9 })
                Assert.Equal(Math.Atan2(y, x), Elementary.Arctangent(y, x), 1e-15 + 1e-15 * Math.Atan2(y, x));
        Assert.Equal(Math.PI / 2, Elementary.Arctangent(1, 0));
    }

    private static void Check(float angle, float actual, double exact)
    {
        var unit = MathF.BitIncrement(MathF.Abs((float)exact)) - MathF.Abs((float)exact);
        var error = Math.Abs(actual - exact) / unit;
        if (!(error <= Bound)) Assert.Fail($"{angle:R}: {actual:R} instead of {exact:R}, {error} units in the last place");
    }
}
