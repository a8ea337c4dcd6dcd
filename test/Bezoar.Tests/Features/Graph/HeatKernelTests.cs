using Bezoar.Features.Graph;

namespace Bezoar.Tests.Features.Graph;

public class HeatKernelTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(10_000)]
    public void ItsPolynomialIsTheExponential(double time)
    {
        var coefficients = HeatKernel.Coefficients(time);
        for (var i = 0; i <= 200; i++)
        {
            var x = i / 100.0 - 1;
            Assert.Equal(Math.Exp(-time * (1 - x)), Evaluate(coefficients, x), 0.0011);
        }
    }

    [Fact]
    public void ItSpreadsAlongTheEdges()
    {
        const int Size = 40;
        var s = Graphs.Ring(Size);
        using LaneColumns source = new(Size, 2), scratch = new(Size, 2), result = new(Size, 2);
        source.Clear();
        for (var column = 0; column < source.Columns; column++) source[column, column] = 1;
        new HeatKernel(3).Apply(s, source, scratch, result, new(2));
        var expected = Exponential(Graphs.Dense(s), Size, 3);
        for (var column = 0; column < result.Columns; column++)
            for (var row = 0; row < Size; row++) Assert.Equal(expected[row * Size + column], result[row, column], 0.0011);
    }

    private static double Evaluate(float[] coefficients, double x)
    {
        var (before, last) = (1.0, x);
        var sum = coefficients[0] + coefficients[1] * x;
        for (var k = 2; k < coefficients.Length; k++)
        {
            (before, last) = (last, 2 * x * last - before);
            sum += coefficients[k] * last;
        }
        return sum;
    }

    /// <summary>exp(−t(I − S)) by its power series.</summary>
    private static double[] Exponential(double[] s, int size, double time)
    {
        var term = new double[size * size];
        for (var i = 0; i < size; i++) term[i * size + i] = Math.Exp(-time);
        double[] sum = [.. term];
        for (var power = 1; power < 60; power++)
        {
            var next = new double[size * size];
            for (var i = 0; i < size; i++)
                for (var k = 0; k < size; k++)
                    for (var j = 0; j < size; j++) next[i * size + j] += term[i * size + k] * s[k * size + j] * time / power;
            term = next;
            for (var i = 0; i < sum.Length; i++) sum[i] += term[i];
        }
        return sum;
    }
}
