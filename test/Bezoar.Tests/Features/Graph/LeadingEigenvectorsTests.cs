using Bezoar.Features.Graph;
using Bezoar.Numerics;

namespace Bezoar.Tests.Features.Graph;

public class LeadingEigenvectorsTests
{
    [Fact]
    public void TheyAreThoseOfTheWholeMatrix()
    {
        const int Size = 120, Wanted = 6;
        var s = Graphs.Ring(Size);
        var (values, _) = SymmetricEigen.Decompose(Graphs.Dense(s), Size);
        using var leading = LeadingEigenvectors.Find(s, Wanted, new(2));
        for (var i = 0; i < Wanted; i++) Assert.Equal(values[i], leading.Values[i], 1e-5);
        for (var i = 0; i < Wanted; i++)
            for (var row = 0; row < Size; row++)
            {
                // S·v = λ·v
                var product = 0.0;
                foreach (var column in s.Neighbours(row)) product += leading[column, i] / Math.Sqrt((double)s.Degree(row) * s.Degree(column));
                Assert.Equal(values[i] * leading[row, i], product, 2e-3);
            }
    }

    [Fact]
    public void TheyAreOrthonormal()
    {
        const int Size = 120, Wanted = 6;
        using var leading = LeadingEigenvectors.Find(Graphs.Ring(Size), Wanted, Workers.Single);
        for (var i = 0; i < Wanted; i++)
            for (var j = 0; j < Wanted; j++)
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, Size).Sum(row => (double)leading[row, i] * leading[row, j]), 1e-5);
    }
}
