using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public class LeadingSubspaceTests
{
    private const int Size = 60, Dimension = 13;

    [Fact]
    public void TheBasisIsOrthonormal()
    {
        var basis = LeadingSubspace.Find(Matrix(), Size, Dimension);
        for (var i = 0; i < Dimension; i++)
            for (var j = 0; j < Dimension; j++) Assert.Equal(i == j ? 1 : 0, Form(basis, i, basis, j, null), 1e-5);
    }

    [Fact]
    public void ItHoldsWhatTheLeadingEigenvectorsHold()
    {
        var matrix = Matrix();
        var basis = LeadingSubspace.Find(matrix, Size, Dimension);
        var held = Enumerable.Range(0, Dimension).Sum(i => Form(basis, i, basis, i, matrix));
        var (values, _) = SymmetricEigen.Decompose([.. matrix.Select(value => (double)value)], Size);
        Assert.InRange(held, 0.995 * values.Take(Dimension).Sum(), 1.00001 * values.Take(Dimension).Sum());
        Assert.True(values.Take(Dimension).Sum() < 0.95 * values.Sum(), "all is in the subspace: nothing was cut off");
    }

    [Fact]
    public void WhitenedFormsAreTheIdentity()
    {
        const float Epsilon = 0.05f;
        var matrix = Matrix();
        var map = LeadingSubspace.Whiten(matrix, Size, Dimension, Epsilon);
        for (var i = 0; i < Dimension; i++)
            for (var j = 0; j < Dimension; j++)
                Assert.Equal(i == j ? 1 : 0, Form(map, i, map, j, matrix) + Epsilon * Form(map, i, map, j, null), 1e-4);
    }

    /// <summary>A covariance without any variance in some directions leaves none of them a number that is none.</summary>
    [Fact]
    public void MissingDirectionsStayFinite()
    {
        var matrix = new float[Size * Size];
        matrix[0] = 4;
        matrix[Size + 1] = 1;
        var map = LeadingSubspace.Whiten(matrix, Size, Dimension, 0.01f);
        Assert.All(map, value => Assert.True(float.IsFinite(value)));
        Assert.Equal(1 / Math.Sqrt(4.01), Math.Sqrt(Enumerable.Range(0, Dimension).Sum(i => Math.Pow(map[i * Size], 2))), 1e-3);
    }

    /// <summary>Uᵀ·diag(0.8ⁱ)·U for vectors U that are random and nearly orthogonal.</summary>
    private static float[] Matrix()
    {
        var random = new CounterRandom(5);
        var matrix = new float[Size * Size];
        for (var direction = 0; direction < Size; direction++)
        {
            var vector = Enumerable.Range(0, Size).Select(_ => random.NextNormal()).ToArray();
            for (var i = 0; i < Size; i++)
                for (var j = 0; j < Size; j++) matrix[i * Size + j] += (float)Math.Pow(0.85, direction) * vector[i] * vector[j] / Size;
        }
        return matrix;
    }

    /// <summary>aᵢᵀ·M·bⱼ; M is the identity where there is none.</summary>
    private static double Form(float[] a, int i, float[] b, int j, float[]? matrix)
    {
        var sum = 0.0;
        for (var row = 0; row < Size; row++)
            if (matrix is null) sum += (double)a[i * Size + row] * b[j * Size + row];
            else
                for (var column = 0; column < Size; column++) sum += (double)a[i * Size + row] * matrix[row * Size + column] * b[j * Size + column];
        return sum;
    }
}
