using System.Runtime.Intrinsics;

namespace Bezoar.Numerics;

/// <summary>
/// A = Uᵀ · U for symmetric positive definite A, and the solution of A · X = B. The upper triangle, row by row, so that all
/// work runs along rows. Blocked, with the trailing update as a matrix product; each number is the chain of fused
/// multiply-adds that the textbook's triple loop gives, in the same order, so that blocks and vectors change no bit.
/// </summary>
internal static unsafe class Cholesky
{
    private const int Block = 64;
    private const int Lanes = 16;

    /// <summary>Distance between rows: whole vectors, so that the last one of a row needs no care.</summary>
    public static int Stride(int n) => (n + Lanes - 1) / Lanes * Lanes;

    /// <summary>Replaces the upper triangle of a by U; what is below the diagonal becomes meaningless.</summary>
    /// <param name="a">n rows, <see cref="Stride"/> apart; what fills up a row must be finite.</param>
    /// <param name="n">Rows and columns.</param>
    /// <returns>False where a pivot is not positive: A is not positive definite in float32.</returns>
    public static bool Factor(AlignedBuffer a, int n)
    {
        var stride = Stride(n);
        using var left = PackedMatrix.ForLeft(n, Block);
        using var right = PackedMatrix.ForRight(n, Block);
        using var negative = new AlignedBuffer((long)Block * stride);
        for (var first = 0; first < n; first += Block)
        {
            var end = Math.Min(first + Block, n);
            if (!FactorDiagonal(a.Start, first, end, stride)) return false;
            if (end == n) return true;
            FactorRight(a.Start, first, end, stride);
            SubtractOuterProduct(a.Start, first, n, stride, left, right, negative.Start);
        }
        return true;
    }

    /// <summary>The block on the diagonal: u_ji = (a_ji − Σ_k u_kj u_ki) / u_jj, and u_jj the square root of what is left of a_jj.</summary>
    private static bool FactorDiagonal(float* a, int first, int end, int stride)
    {
        for (var j = first; j < end; j++)
        {
            var row = a + (long)j * stride;
            for (var column = j & -Lanes; column < end; column += Lanes)
            {
                var sum = Vector512.Load(row + column);
                for (var k = first; k < j; k++)
                {
                    var above = a + (long)k * stride;
                    sum = Vector512.FusedMultiplyAdd(Vector512.Create(-above[j]), Vector512.Load(above + column), sum);
                }
                sum.Store(row + column);
            }
            if (!(row[j] > 0)) return false;
            var pivot = MathF.Sqrt(row[j]);
            for (var column = j & -Lanes; column < end; column += Lanes)
                (Vector512.Load(row + column) / Vector512.Create(pivot)).Store(row + column);
            row[j] = pivot;
        }
        return true;
    }

    /// <summary>The same for everything to the right of the block, strip by strip.</summary>
    private static void FactorRight(float* a, int first, int end, int stride)
    {
        // The block ends on a whole vector: only the last block may not, and it has nothing to its right.
        var column = end;
        for (; column + 4 * Lanes <= stride; column += 4 * Lanes)
            for (var j = first; j < end; j++)
            {
                var row = a + (long)j * stride + column;
                var (s0, s1, s2, s3) = (Vector512.Load(row), Vector512.Load(row + 16), Vector512.Load(row + 32), Vector512.Load(row + 48));
                for (var k = first; k < j; k++)
                {
                    var above = a + (long)k * stride;
                    var factor = Vector512.Create(-above[j]);
                    above += column;
                    s0 = Vector512.FusedMultiplyAdd(factor, Vector512.Load(above), s0);
                    s1 = Vector512.FusedMultiplyAdd(factor, Vector512.Load(above + 16), s1);
                    s2 = Vector512.FusedMultiplyAdd(factor, Vector512.Load(above + 32), s2);
                    s3 = Vector512.FusedMultiplyAdd(factor, Vector512.Load(above + 48), s3);
                }
                var pivot = Vector512.Create(a[(long)j * stride + j]);
                (s0 / pivot).Store(row);
                (s1 / pivot).Store(row + 16);
                (s2 / pivot).Store(row + 32);
                (s3 / pivot).Store(row + 48);
            }
        for (; column < stride; column += Lanes)
            for (var j = first; j < end; j++)
            {
                var sum = Vector512.Load(a + (long)j * stride + column);
                for (var k = first; k < j; k++)
                {
                    var above = a + (long)k * stride;
                    sum = Vector512.FusedMultiplyAdd(Vector512.Create(-above[j]), Vector512.Load(above + column), sum);
                }
                (sum / Vector512.Create(a[(long)j * stride + j])).Store(a + (long)j * stride + column);
            }
    }

    /// <summary>C ← C − Uᵀ · U for a block of U's rows, on and above C's diagonal.</summary>
    private static void SubtractOuterProduct(
        float* a, int first, int n, int stride, PackedMatrix left, PackedMatrix right, float* negative)
    {
        var end = first + Block;
        var rest = n - end;
        var u = a + (long)first * stride + end;
        for (var k = 0; k < Block; k++)
            for (var i = 0; i < rest; i++) negative[(long)k * stride + i] = -u[(long)k * stride + i];
        for (var panel = 0; panel * left.Width < rest; panel++) left.PackPanel(negative, 1, stride, rest, panel);
        for (var panel = 0; panel * right.Width < rest; panel++) right.PackPanel(u, 1, stride, rest, panel);

        MatrixProduct.AddUpperTriangle(left, right, rest, a + (long)end * stride + end, stride);
    }

    /// <summary>Replaces B by the solution X of Uᵀ · U · X = B.</summary>
    /// <param name="u">U, as <see cref="Factor"/> leaves it.</param>
    /// <param name="n">Rows and columns of U, rows of B.</param>
    /// <param name="b">n rows of <paramref name="width"/> numbers.</param>
    /// <param name="width">Right-hand sides, a multiple of 16.</param>
    public static void Solve(AlignedBuffer u, int n, float* b, int width)
    {
        var stride = Stride(n);
        for (var column = 0; column < width; column += Lanes)
        {
            for (var k = 0; k < n; k++)
            {
                var row = u.Start + (long)k * stride;
                var value = Vector512.Load(b + (long)k * width + column) / Vector512.Create(row[k]);
                value.Store(b + (long)k * width + column);
                for (var i = k + 1; i < n; i++)
                {
                    var target = b + (long)i * width + column;
                    Vector512.FusedMultiplyAdd(Vector512.Create(-row[i]), value, Vector512.Load(target)).Store(target);
                }
            }
            for (var k = n - 1; k >= 0; k--)
            {
                var row = u.Start + (long)k * stride;
                var sum = Vector512.Load(b + (long)k * width + column);
                for (var i = k + 1; i < n; i++)
                    sum = Vector512.FusedMultiplyAdd(Vector512.Create(-row[i]), Vector512.Load(b + (long)i * width + column), sum);
                (sum / Vector512.Create(row[k])).Store(b + (long)k * width + column);
            }
        }
    }
}
