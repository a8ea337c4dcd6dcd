using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bezoar.Numerics;

internal static unsafe partial class MicroKernel
{
    /// <summary>The tile in four quarters of 6 × 16: 12 accumulators, two loads and a broadcast fill the 16 registers of AVX2.</summary>
    public static void Multiply256(nint depth, float* a, nint row, nint step, float* b, float* c, nint stride, int columns = Columns)
    {
        for (var from = 0; from < Rows; from += 6)
            for (var column = 0; column < columns; column += 16)
                Quarter256(depth, a + from * row, row, step, b + column, c + from * stride + column, stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Quarter256(nint depth, float* a, nint row, nint step, float* b, float* c, nint stride)
    {
        var a3 = a + 3 * row;
        var row2 = 2 * row;
        var c0L = Vector256.Load(c + 0 * stride); var c0R = Vector256.Load(c + 0 * stride + 8);
        var c1L = Vector256.Load(c + 1 * stride); var c1R = Vector256.Load(c + 1 * stride + 8);
        var c2L = Vector256.Load(c + 2 * stride); var c2R = Vector256.Load(c + 2 * stride + 8);
        var c3L = Vector256.Load(c + 3 * stride); var c3R = Vector256.Load(c + 3 * stride + 8);
        var c4L = Vector256.Load(c + 4 * stride); var c4R = Vector256.Load(c + 4 * stride + 8);
        var c5L = Vector256.Load(c + 5 * stride); var c5R = Vector256.Load(c + 5 * stride + 8);
        for (; depth > 0; depth--)
        {
            var left = Vector256.Load(b);
            var right = Vector256.Load(b + 8);
            var x = Vector256.Create(a[0]);
            c0L = Vector256.FusedMultiplyAdd(x, left, c0L); c0R = Vector256.FusedMultiplyAdd(x, right, c0R);
            x = Vector256.Create(a[row]);
            c1L = Vector256.FusedMultiplyAdd(x, left, c1L); c1R = Vector256.FusedMultiplyAdd(x, right, c1R);
            x = Vector256.Create(a[row2]);
            c2L = Vector256.FusedMultiplyAdd(x, left, c2L); c2R = Vector256.FusedMultiplyAdd(x, right, c2R);
            x = Vector256.Create(a3[0]);
            c3L = Vector256.FusedMultiplyAdd(x, left, c3L); c3R = Vector256.FusedMultiplyAdd(x, right, c3R);
            x = Vector256.Create(a3[row]);
            c4L = Vector256.FusedMultiplyAdd(x, left, c4L); c4R = Vector256.FusedMultiplyAdd(x, right, c4R);
            x = Vector256.Create(a3[row2]);
            c5L = Vector256.FusedMultiplyAdd(x, left, c5L); c5R = Vector256.FusedMultiplyAdd(x, right, c5R);
            a += step;
            a3 += step;
            b += Columns;
        }
        c0L.Store(c + 0 * stride); c0R.Store(c + 0 * stride + 8);
        c1L.Store(c + 1 * stride); c1R.Store(c + 1 * stride + 8);
        c2L.Store(c + 2 * stride); c2R.Store(c + 2 * stride + 8);
        c3L.Store(c + 3 * stride); c3R.Store(c + 3 * stride + 8);
        c4L.Store(c + 4 * stride); c4R.Store(c + 4 * stride + 8);
        c5L.Store(c + 5 * stride); c5R.Store(c + 5 * stride + 8);
    }
}
