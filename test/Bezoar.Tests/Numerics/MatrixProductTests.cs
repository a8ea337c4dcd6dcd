using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public unsafe class MatrixProductTests
{
    /// <summary>Sizes around the tile (12 × 32) and the blocks (240 rows, 256 steps, 480 columns).</summary>
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 300, 1)]
    [InlineData(11, 5, 31)]
    [InlineData(12, 16, 32)]
    [InlineData(13, 17, 33)]
    [InlineData(25, 0, 40)]
    [InlineData(24, 256, 64)]
    [InlineData(23, 257, 65)]
    [InlineData(36, 513, 7)]
    [InlineData(5, 20, 479)]
    [InlineData(14, 258, 481)]
    [InlineData(3, 2, 961)]
    [InlineData(239, 4, 33)]
    [InlineData(241, 260, 34)]
    [InlineData(500, 9, 40)]
    public void HasTheBitsOfThePlainChain(int m, int k, int n)
    {
        var (a, b, c) = (Bits.Random(m * k, 1), Bits.Random(k * n, 2), Bits.Random(m * n, 3));
        var (aTransposed, bTransposed) = (Transpose(a, m, k), Transpose(b, k, n));
        var expected = PlainChain(a, b, c, m, k, n);
        foreach (var threads in (int[])[1, 2])
            for (var layout = 0; layout < 4; layout++)
            {
                var left = layout % 2 == 0 ? new MatrixOperand(a, m, k) : new MatrixOperand(aTransposed, k, m).Transposed();
                var right = layout / 2 == 0 ? new MatrixOperand(b, k, n) : new MatrixOperand(bTransposed, n, k).Transposed();
                float[] actual = [.. c];
                MatrixProduct.Add(left, right, actual, new(threads));
                Bits.Equal(expected, actual);
            }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(96)]
    [InlineData(97)]
    [InlineData(200)]
    public void TheUpperTriangleHasTheBitsOfThePlainChain(int size)
    {
        const int Depth = 20;
        var (a, b, c) = (Bits.Random(size * Depth, 1), Bits.Random(Depth * size, 2), Bits.Random(size * size, 3));
        var expected = PlainChain(a, b, c, size, Depth, size);
        using var left = PackedMatrix.ForLeft(size, Depth);
        using var right = PackedMatrix.ForRight(size, Depth);
        fixed (float* aStart = a, bStart = b, cStart = c)
        {
            for (var panel = 0; panel < left.PanelCount; panel++) left.PackPanel(aStart, Depth, 1, size, panel);
            for (var panel = 0; panel < right.PanelCount; panel++) right.PackPanel(bStart, 1, size, size, panel);
            MatrixProduct.AddUpperTriangle(left, right, size, cStart, size);
        }
        for (var row = 0; row < size; row++)
            Bits.Equal(expected.AsSpan(row * size + row, size - row), c.AsSpan(row * size + row, size - row));
    }

    [Fact]
    public void EmptyProductsAreAllowed()
    {
        MatrixProduct.Add(new([], 0, 3), new(new float[6], 3, 2), [], Workers.Single);
        MatrixProduct.Add(new(new float[6], 2, 3), new([], 3, 0), [], Workers.Single);
    }

    [Theory]
    [InlineData(2, 3, 4, 2, 4)]
    [InlineData(2, 3, 3, 2, 5)]
    [InlineData(2, 3, 3, 2, 3)]
    [InlineData(2, 3, 3, 2, 0)]
    public void SizesMustFitTogether(int aRows, int aColumns, int bRows, int bColumns, int cLength) =>
        Assert.Throws<ArgumentException>(() => MatrixProduct.Add(
            new(new float[aRows * aColumns], aRows, aColumns), new(new float[bRows * bColumns], bRows, bColumns),
            new float[cLength], Workers.Single));

    [Fact]
    public void OperandsMustBeOfTheirSize() => Assert.Throws<ArgumentException>(() => new MatrixOperand(new float[7], 2, 3).Rows);

    private static float[] PlainChain(float[] a, float[] b, float[] c, int m, int k, int n)
    {
        float[] result = [.. c];
        for (var row = 0; row < m; row++)
            for (var step = 0; step < k; step++)
                for (var column = 0; column < n; column++)
                {
                    ref var sum = ref result[row * n + column];
                    sum = MathF.FusedMultiplyAdd(a[row * k + step], b[step * n + column], sum);
                }
        return result;
    }

    private static float[] Transpose(float[] matrix, int rows, int columns)
    {
        var result = new float[matrix.Length];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++) result[column * rows + row] = matrix[row * columns + column];
        return result;
    }
}
