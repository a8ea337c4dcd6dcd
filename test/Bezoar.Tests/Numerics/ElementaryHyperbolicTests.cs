using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public class ElementaryHyperbolicTests
{
    [Fact]
    public void TanhStaysWithinItsBound() => Assert.InRange(WorstError(Elementary.Tanh, Math.Tanh, 100), 1e-9, 3e-7);

    [Fact]
    public void SigmoidStaysWithinItsBound() => Assert.InRange(WorstError(Elementary.Sigmoid, Sigmoid, 87), 1e-9, 3e-7);

    [Fact]
    public void LanesHaveTheBitsOfTheScalar()
    {
        float[] special =
        [
            0, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, float.Epsilon,
            0.625f, MathF.BitDecrement(0.625f), -0.625f, -87, MathF.BitDecrement(-87), 88.4f, -1, 1,
        ];
        var lanes = new float[16];
        foreach (var arguments in Sweep(200).Concat(special.Reverse()).Reverse().Chunk(16).Where(chunk => chunk.Length == 16))
        {
            Elementary.Tanh(Vector512.Create(arguments)).CopyTo(lanes);
            Bits.Equal(arguments.Select(Elementary.Tanh).ToArray(), lanes);
            Elementary.Sigmoid(Vector512.Create(arguments)).CopyTo(lanes);
            Bits.Equal(arguments.Select(Elementary.Sigmoid).ToArray(), lanes);
        }
    }

    [Fact]
    public void BothEndWhereTheyMust()
    {
        Assert.All([20, 1e10f, float.PositiveInfinity], x => Assert.Equal((1, 1), (Elementary.Tanh(x), Elementary.Sigmoid(x))));
        Assert.All([-20, -1e10f, float.NegativeInfinity], x => Assert.Equal(-1, Elementary.Tanh(x)));
        Assert.All([-100, float.NegativeInfinity], x => Assert.Equal(Elementary.Sigmoid(-87), Elementary.Sigmoid(x)));
        Assert.True(float.IsNormal(Elementary.Sigmoid(float.NegativeInfinity)));
        Assert.True(float.IsNegative(Elementary.Tanh(-0f)));
    }

    [Fact]
    public void NotANumberStaysSo() => Assert.True(float.IsNaN(Elementary.Tanh(float.NaN)) && float.IsNaN(Elementary.Sigmoid(float.NaN)));

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double WorstError(Func<float, float> function, Func<double, double> exact, float end) => Sweep(end)
        .Where(x => x != 0)
        .Max(x => Math.Abs(function(x) - exact(x)) / Math.Abs(exact(x)));

    /// <summary>Numbers of every exponent and sign, as dense as floats are there; those below 10⁻³⁰ are left to other tests.</summary>
    private static IEnumerable<float> Sweep(float end)
    {
        for (var bits = BitConverter.SingleToUInt32Bits(1e-30f); bits < BitConverter.SingleToUInt32Bits(end); bits += 9_973)
        {
            yield return BitConverter.UInt32BitsToSingle(bits);
            yield return -BitConverter.UInt32BitsToSingle(bits);
        }
    }
}
