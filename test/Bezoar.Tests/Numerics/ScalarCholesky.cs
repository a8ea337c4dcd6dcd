namespace Bezoar.Tests.Numerics;

/// <summary>The textbook's triple loops, one fused multiply-add at a time: the bits that the blocked version must have.</summary>
internal static class ScalarCholesky
{
    /// <summary>Replaces the upper triangle of a, n × n, by U with A = Uᵀ · U; false where a pivot is not positive.</summary>
    public static bool Factor(float[] a, int n)
    {
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
                for (var k = 0; k < j; k++) a[j * n + i] = MathF.FusedMultiplyAdd(-a[k * n + j], a[k * n + i], a[j * n + i]);
            if (!(a[j * n + j] > 0)) return false;
            a[j * n + j] = MathF.Sqrt(a[j * n + j]);
            for (var i = j + 1; i < n; i++) a[j * n + i] /= a[j * n + j];
        }
        return true;
    }

    /// <summary>Replaces b, n × width, by the solution of Uᵀ · U · X = B.</summary>
    public static void Solve(float[] u, int n, float[] b, int width)
    {
        for (var column = 0; column < width; column++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var k = 0; k < i; k++)
                    b[i * width + column] = MathF.FusedMultiplyAdd(-u[k * n + i], b[k * width + column], b[i * width + column]);
                b[i * width + column] /= u[i * n + i];
            }
            for (var i = n - 1; i >= 0; i--)
            {
                for (var k = i + 1; k < n; k++)
                    b[i * width + column] = MathF.FusedMultiplyAdd(-u[i * n + k], b[k * width + column], b[i * width + column]);
                b[i * width + column] /= u[i * n + i];
            }
        }
    }
}
