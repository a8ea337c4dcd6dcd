using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public class ElementaryExpTests
{
    private const float Lowest = -87.33654f, Highest = 88.37626f;

    [Fact]
    public void StaysWithinItsBound()
    {
        var worst = 0.0;
        foreach (var x in Sweep())
        {
            var exact = Math.Exp(x);
            worst = Math.Max(worst, Math.Abs(Elementary.Exp(x) - exact) / exact);
        }
        Assert.InRange(worst, 1e-9, 2e-7);
    }

    [Fact]
    public void LanesHaveTheBitsOfTheScalar()
    {
        float[] special =
        [
            0, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue,
            float.Epsilon, -float.Epsilon, Lowest, MathF.BitIncrement(Lowest), MathF.BitDecrement(Lowest),
            Highest, MathF.BitIncrement(Highest), MathF.BitDecrement(Highest),
        ];
        var lanes = new float[16];
        foreach (var arguments in Sweep().Concat(special).Chunk(16).Where(chunk => chunk.Length == 16))
        {
            Elementary.Exp(Vector512.Create(arguments)).CopyTo(lanes);
            Bits.Equal(arguments.Select(Elementary.Exp).ToArray(), lanes);
        }
        Elementary.Exp(Vector512.Create([.. special, 1f])).CopyTo(lanes);
        Bits.Equal([.. special.Select(Elementary.Exp), Elementary.Exp(1f)], lanes);
    }

    [Fact]
    public void ArgumentsAreClamped()
    {
        Assert.Equal(1, Elementary.Exp(0));
        Assert.Equal(1, Elementary.Exp(-0f));
        Assert.True(float.IsNormal(Elementary.Exp(Lowest)));
        Assert.True(float.IsFinite(Elementary.Exp(Highest)));
        Assert.All([-88, -1e10f, float.NegativeInfinity], x => Assert.Equal(Elementary.Exp(Lowest), Elementary.Exp(x)));
        Assert.All([89, 1e10f, float.PositiveInfinity], x => Assert.Equal(Elementary.Exp(Highest), Elementary.Exp(x)));
    }

    [Fact]
    public void NotANumberCountsAsTheLowestArgument() => Assert.Equal(Elementary.Exp(Lowest), Elementary.Exp(float.NaN));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(33)]
    [InlineData(100)]
    public void ExpOfAffineIsTheSameForEveryLength(int length)
    {
        var values = Bits.Random(length, 1);
        var expected = values.Select(value => Elementary.Exp(MathF.FusedMultiplyAdd(value, 20, -1.5f))).ToArray();
        Elementary.ExpOfAffine(values, 20, -1.5f);
        Bits.Equal(expected, values);
    }

    /// <summary>Numbers of every exponent and sign within the clamps, as dense as floats are there.</summary>
    private static IEnumerable<float> Sweep()
    {
        for (var bits = 0u; bits < BitConverter.SingleToUInt32Bits(Highest); bits += 19_997)
        {
            var x = BitConverter.UInt32BitsToSingle(bits);
            yield return x;
            if (-x > Lowest) yield return -x;
        }
    }
}

public class ElementaryExp64Tests
{
    [Fact]
    public void StaysWithinItsBound()
    {
        var worst = 0.0;
        for (var x = -708.0; x <= 709; x += 0.0437)
        {
            var exact = Math.Exp(x);
            worst = Math.Max(worst, Math.Abs((Elementary.Exp(x) - exact) / exact));
        }
        Assert.InRange(worst, 1e-17, 1e-15);
        Assert.Equal(1, Elementary.Exp(0.0));
    }

    [Fact]
    public void EndsWhereNormalNumbersEnd()
    {
        Assert.All([-709, double.NegativeInfinity, double.NaN], x => Assert.Equal(0, Elementary.Exp(x)));
        Assert.All([709.5, double.PositiveInfinity], x => Assert.Equal(double.PositiveInfinity, Elementary.Exp(x)));
    }
}
