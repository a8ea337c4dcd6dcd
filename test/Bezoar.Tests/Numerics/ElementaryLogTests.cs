using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public class ElementaryLogTests
{
    [Fact]
    public void StaysWithinItsBound()
    {
        var worst = 0.0;
        foreach (var x in Sweep())
        {
            var exact = Math.Log(x);
            if (exact != 0) worst = Math.Max(worst, Math.Abs((Elementary.Log(x) - exact) / exact));
        }
        Assert.InRange(worst, 1e-17, 1e-15);
    }

    [Fact]
    public void KnowsTheSpecialValues()
    {
        Assert.Equal(0, Elementary.Log(1));
        Assert.Equal(double.NegativeInfinity, Elementary.Log(0));
        Assert.Equal(double.NegativeInfinity, Elementary.Log(-0.0));
        Assert.Equal(double.PositiveInfinity, Elementary.Log(double.PositiveInfinity));
        Assert.All([-double.Epsilon, -1, double.NegativeInfinity, double.NaN], x => Assert.Equal(double.NaN, Elementary.Log(x)));
    }

    /// <summary>Every exponent, subnormal ones too, and the neighbourhoods of 1 and of where the exponent changes.</summary>
    private static IEnumerable<double> Sweep()
    {
        for (var bits = 1L; bits < BitConverter.DoubleToInt64Bits(double.PositiveInfinity); bits += 46_116_860_184_273L)
            yield return BitConverter.Int64BitsToDouble(bits);
        for (var shift = 0; shift < 52; shift++)
            foreach (var centre in (double[])[1, Math.Sqrt(0.5), Math.Sqrt(2), double.Epsilon * (1L << 52)])
            {
                yield return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(centre) + (1L << shift));
                yield return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(centre) - (1L << shift));
            }
    }
}
