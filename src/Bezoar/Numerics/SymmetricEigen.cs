namespace Bezoar.Numerics;

/// <summary>
/// Eigenvalues and eigenvectors of a small symmetric matrix in float64, by cyclic Jacobi rotations: slow, exact to the last
/// digits, and made of nothing but +, ·, / and square roots, so that its bits are the same everywhere.
/// </summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 40;

    /// <summary>A = V · diag(values) · Vᵀ.</summary>
    /// <param name="matrix">size × size; only its values on both sides of the diagonal being equal makes sense of the result.</param>
    /// <param name="size">Rows and columns.</param>
    /// <returns>The values in descending order; V, size × size, whose column i belongs to value i.</returns>
    public static (double[] Values, double[] Vectors) Decompose(ReadOnlySpan<double> matrix, int size)
    {
        double[] a = [.. matrix];
        var v = new double[size * size];
        for (var i = 0; i < size; i++) v[i * size + i] = 1;
        for (var sweep = 0; sweep < MostSweeps && !IsDiagonal(a, size); sweep++)
            for (var p = 0; p < size; p++)
                for (var q = p + 1; q < size; q++)
                    if (a[p * size + q] != 0) Rotate(a, v, size, p, q);
        return Sort(a, v, size);
    }

    private static bool IsDiagonal(double[] a, int size)
    {
        var (outside, diagonal) = (0.0, 0.0);
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
            {
                var square = a[i * size + j] * a[i * size + j];
                if (i == j) diagonal += square;
                else outside += square;
            }
        return outside <= 1e-26 * diagonal;
    }

    /// <summary>Makes the entry (p, q) zero.</summary>
    private static void Rotate(double[] a, double[] v, int size, int p, int q)
    {
        var ratio = (a[q * size + q] - a[p * size + p]) / (2 * a[p * size + q]);
        var tangent = (ratio >= 0 ? 1 : -1) / (Math.Abs(ratio) + Math.Sqrt(ratio * ratio + 1));
        var cosine = 1 / Math.Sqrt(tangent * tangent + 1);
        var sine = tangent * cosine;
        for (var i = 0; i < size; i++) Turn(ref a[i * size + p], ref a[i * size + q], cosine, sine);
        for (var i = 0; i < size; i++) Turn(ref a[p * size + i], ref a[q * size + i], cosine, sine);
        for (var i = 0; i < size; i++) Turn(ref v[i * size + p], ref v[i * size + q], cosine, sine);
    }

    private static void Turn(ref double x, ref double y, double cosine, double sine) =>
        (x, y) = (cosine * x - sine * y, sine * x + cosine * y);

    private static (double[] Values, double[] Vectors) Sort(double[] a, double[] v, int size)
    {
        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(i => a[i * size + i])];
        var vectors = new double[size * size];
        for (var column = 0; column < size; column++)
            for (var row = 0; row < size; row++) vectors[row * size + column] = v[row * size + order[column]];
        return ([.. order.Select(i => a[i * size + i])], vectors);
    }
}
