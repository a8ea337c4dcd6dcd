using Bezoar.Numerics;

namespace Bezoar.Features.Graph;

/// <summary>
/// The eigenvectors of S with the largest eigenvalues, by subspace iteration with Chebyshev filters (Zhou, Saad, Tiago and
/// Chelikowsky, 2006): polynomials that are small on all eigenvalues that are not wanted.
/// </summary>
internal sealed class LeadingEigenvectors : IDisposable
{
    private const int MostRounds = 12;
    private const int FirstDegree = 20;
    private const int MoreDegrees = 8;
    private const double Tolerance = 2e-6;

    // Eigenvectors beyond those that are wanted: they keep the last ones of these from being mixed with what comes next.
    private const int Guards = 8;

    private readonly LaneColumns _vectors;

    private LeadingEigenvectors(LaneColumns vectors, double[] values) => (_vectors, Values) = (vectors, values);

    /// <summary>Eigenvalues in descending order, some more than were asked for.</summary>
    public double[] Values { get; }

    /// <summary>How many columns eigenvectors take up while they are sought.</summary>
    public static int ColumnsFor(int wanted) => (wanted + Guards + LaneColumns.Width - 1) / LaneColumns.Width * LaneColumns.Width;

    /// <summary>Begins with random vectors, always the same, and refines them until the eigenvalues stand still.</summary>
    /// <param name="s">S, of at least as many rows as <see cref="ColumnsFor"/> says.</param>
    /// <param name="wanted">How many eigenvectors.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    /// <param name="progress">Told how many rounds are done, of how many at most.</param>
    public static LeadingEigenvectors Find(SparseOperator s, int wanted, Workers workers, Action<int, int>? progress = null)
    {
        var groups = ColumnsFor(wanted) / LaneColumns.Width;
        var (x, y) = (new LaneColumns(s.Size, groups), new LaneColumns(s.Size, groups));
        FillAtRandom(x);
        double[] values = [];
        var cut = 0.8;
        for (var round = 0; round < MostRounds; round++)
        {
            (x, y) = Filter(s, x, y, FirstDegree + MoreDegrees * round, cut, workers);
            // Twice: the first time, what is nearly dependent loses digits.
            Orthonormalise(x, workers);
            Orthonormalise(x, workers);
            s.Combine(1, x, 0, 0, y, workers);
            var (refined, rotation) = SymmetricEigen.Decompose(ColumnAlgebra.Products(x, y, workers), x.Columns);
            ColumnAlgebra.Transform(x, rotation, workers);
            var stands = values.Length > 0 && Enumerable.Range(0, wanted).All(i => Math.Abs(values[i] - refined[i]) < Tolerance);
            (values, cut) = (refined, Math.Clamp(refined[^1], 0, 0.999));
            progress?.Invoke(round + 1, MostRounds);
            if (stands) break;
        }
        y.Dispose();
        return new(x, values);
    }

    /// <summary>The number of an input in an eigenvector.</summary>
    public float this[int input, int vector] => _vectors[input, vector];

    /// <inheritdoc/>
    public void Dispose() => _vectors.Dispose();

    private static void FillAtRandom(LaneColumns x)
    {
        var random = new CounterRandom(1);
        for (var row = 0; row < x.Rows; row++)
            for (var column = 0; column < x.Columns; column++) x[row, column] = random.NextSingle(-1, 1);
    }

    /// <summary>x ← T(S)·x / T(1) for the Chebyshev polynomial T on [−1, cut]: what lies there shrinks, what is above does not.</summary>
    private static (LaneColumns Filtered, LaneColumns Other) Filter(
        SparseOperator s, LaneColumns x, LaneColumns y, int degree, double cut, Workers workers)
    {
        var (centre, radius) = ((cut - 1) / 2, (cut + 1) / 2);
        var first = radius / (1 - centre);
        var scale = first;
        s.Combine((float)(scale / radius), x, (float)(-centre * scale / radius), 0, y, workers);
        for (var step = 2; step <= degree; step++)
        {
            var next = 1 / (2 / first - scale);
            s.Combine((float)(2 * next / radius), y, (float)(-2 * centre * next / radius), (float)(-scale * next), x, workers);
            (x, y, scale) = (y, x, next);
        }
        return (y, x);
    }

    /// <summary>X ← X · (XᵀX)^−½, up to a rotation.</summary>
    private static void Orthonormalise(LaneColumns x, Workers workers)
    {
        var size = x.Columns;
        var (values, vectors) = SymmetricEigen.Decompose(ColumnAlgebra.Products(x, x, workers), size);
        for (var row = 0; row < size; row++)
            for (var column = 0; column < size; column++)
                vectors[row * size + column] /= Math.Sqrt(Math.Max(values[column], 1e-12 * values[0]));
        ColumnAlgebra.Transform(x, vectors, workers);
    }
}
