using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public class SymmetricEigenTests
{
    [Fact]
    public void TwoByTwo()
    {
        var (values, vectors) = SymmetricEigen.Decompose([2, 1, 1, 2], 2);
        Assert.Equal([3, 1], values.Select(value => Math.Round(value, 12)));
        Assert.Equal(vectors[0], vectors[2], 1e-14);
        Assert.Equal(vectors[1], -vectors[3], 1e-14);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    public void TheProductOfItsPartsIsTheMatrix(int size)
    {
        var half = Bits.Random(size * size, 1);
        var matrix = new double[size * size];
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++) matrix[i * size + j] = (double)half[i * size + j] + half[j * size + i];
        var (values, vectors) = SymmetricEigen.Decompose(matrix, size);
        Assert.Equal(values.OrderDescending(), values);
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
            {
                var (entry, unit) = (0.0, 0.0);
                for (var k = 0; k < size; k++)
                {
                    entry += vectors[i * size + k] * values[k] * vectors[j * size + k];
                    unit += vectors[k * size + i] * vectors[k * size + j];
                }
                Assert.Equal(matrix[i * size + j], entry, 1e-11);
                Assert.Equal(i == j ? 1 : 0, unit, 1e-12);
            }
    }
}
