using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public unsafe class CholeskyTests
{
    public static TheoryData<int> Sizes => [1, 2, 15, 16, 17, 63, 64, 65, 80, 127, 128, 129, 130, 160, 200];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void HasTheBitsOfTheTripleLoop(int n)
    {
        var expected = PositiveDefinite(n);
        using var actual = Buffer(expected, n);
        Assert.True(ScalarCholesky.Factor(expected, n));
        Assert.True(Cholesky.Factor(actual, n));
        for (var row = 0; row < n; row++)
            Bits.Equal(expected.AsSpan(row * n + row, n - row), actual.Slice((long)row * Cholesky.Stride(n) + row, n - row));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void SolutionHasTheBitsOfTheTripleLoopAndSolves(int n)
    {
        foreach (var width in (int[])[16, 48])
        {
            var matrix = PositiveDefinite(n);
            var right = Bits.Random(n * width, 9);
            float[] factor = [.. matrix], expected = [.. right], actual = [.. right];
            using var u = Buffer(matrix, n);
            Assert.True(Cholesky.Factor(u, n));
            fixed (float* start = actual) Cholesky.Solve(u, n, start, width);
            ScalarCholesky.Factor(factor, n);
            ScalarCholesky.Solve(factor, n, expected, width);
            Bits.Equal(expected, actual);
            Assert.InRange(LargestResidual(matrix, actual, right, n, width), 0, 2e-5);
        }
    }

    [Theory]
    // The pivot that fails: the first, one inside the first block, its last, the next block's first, and the last of all.
    [InlineData(1, 0)]
    [InlineData(100, 0)]
    [InlineData(100, 40)]
    [InlineData(100, 63)]
    [InlineData(100, 64)]
    [InlineData(100, 99)]
    public void NotPositiveDefiniteIsSaid(int n, int pivot)
    {
        foreach (var bad in (float[])[-1, 0, float.NaN])
        {
            var matrix = PositiveDefinite(n);
            matrix[pivot * n + pivot] = bad;
            using var buffer = Buffer(matrix, n);
            Assert.False(Cholesky.Factor(buffer, n));
        }
    }

    /// <summary>M · Mᵀ / n + 1/2 for a random M.</summary>
    internal static float[] PositiveDefinite(int n)
    {
        var m = Bits.Random(n * n, (ulong)n);
        var a = new float[n * n];
        for (var row = 0; row < n; row++)
            for (var column = row; column < n; column++)
            {
                var sum = 0.0;
                for (var k = 0; k < n; k++) sum += (double)m[row * n + k] * m[column * n + k];
                a[row * n + column] = a[column * n + row] = (float)(sum / n + (row == column ? 0.5 : 0));
            }
        return a;
    }

    /// <summary>With rows as far apart as the factorisation wants them, filled up with a number that must not matter.</summary>
    internal static AlignedBuffer Buffer(float[] matrix, int n)
    {
        var stride = Cholesky.Stride(n);
        var buffer = new AlignedBuffer((long)n * stride);
        buffer.Slice(0, n * stride).Fill(7);
        for (var row = 0; row < n; row++) matrix.AsSpan(row * n, n).CopyTo(buffer.Slice((long)row * stride, n));
        return buffer;
    }

    private static double LargestResidual(float[] a, float[] x, float[] b, int n, int width)
    {
        var largest = 0.0;
        for (var row = 0; row < n; row++)
            for (var column = 0; column < width; column++)
            {
                var sum = -(double)b[row * width + column];
                for (var k = 0; k < n; k++) sum += (double)a[row * n + k] * x[k * width + column];
                largest = Math.Max(largest, Math.Abs(sum));
            }
        return largest;
    }
}
