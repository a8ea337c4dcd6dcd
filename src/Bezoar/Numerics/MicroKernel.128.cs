using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bezoar.Numerics;

internal static unsafe partial class MicroKernel
{
    /// <summary>The tile in eight parts of 6 × 8: 12 accumulators of 4 lanes, for NEON and for x64 without AVX.</summary>
    public static void Multiply128(nint depth, float* a, nint row, nint step, float* b, float* c, nint stride, int columns = Columns)
    {
        for (var from = 0; from < Rows; from += 6)
            for (var column = 0; column < columns; column += 8)
                Part128(depth, a + from * row, row, step, b + column, c + from * stride + column, stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Part128(nint depth, float* a, nint row, nint step, float* b, float* c, nint stride)
    {
        var a3 = a + 3 * row;
        var row2 = 2 * row;
        var c0L = Vector128.Load(c + 0 * stride); var c0R = Vector128.Load(c + 0 * stride + 4);
        var c1L = Vector128.Load(c + 1 * stride); var c1R = Vector128.Load(c + 1 * stride + 4);
        var c2L = Vector128.Load(c + 2 * stride); var c2R = Vector128.Load(c + 2 * stride + 4);
        var c3L = Vector128.Load(c + 3 * stride); var c3R = Vector128.Load(c + 3 * stride + 4);
        var c4L = Vector128.Load(c + 4 * stride); var c4R = Vector128.Load(c + 4 * stride + 4);
        var c5L = Vector128.Load(c + 5 * stride); var c5R = Vector128.Load(c + 5 * stride + 4);
        for (; depth > 0; depth--)
        {
            var left = Vector128.Load(b);
            var right = Vector128.Load(b + 4);
            var x = Vector128.Create(a[0]);
            c0L = Vector128.FusedMultiplyAdd(x, left, c0L); c0R = Vector128.FusedMultiplyAdd(x, right, c0R);
            x = Vector128.Create(a[row]);
            c1L = Vector128.FusedMultiplyAdd(x, left, c1L); c1R = Vector128.FusedMultiplyAdd(x, right, c1R);
            x = Vector128.Create(a[row2]);
            c2L = Vector128.FusedMultiplyAdd(x, left, c2L); c2R = Vector128.FusedMultiplyAdd(x, right, c2R);
            x = Vector128.Create(a3[0]);
            c3L = Vector128.FusedMultiplyAdd(x, left, c3L); c3R = Vector128.FusedMultiplyAdd(x, right, c3R);
            x = Vector128.Create(a3[row]);
            c4L = Vector128.FusedMultiplyAdd(x, left, c4L); c4R = Vector128.FusedMultiplyAdd(x, right, c4R);
            x = Vector128.Create(a3[row2]);
            c5L = Vector128.FusedMultiplyAdd(x, left, c5L); c5R = Vector128.FusedMultiplyAdd(x, right, c5R);
            a += step;
            a3 += step;
            b += Columns;
        }
        c0L.Store(c + 0 * stride); c0R.Store(c + 0 * stride + 4);
        c1L.Store(c + 1 * stride); c1R.Store(c + 1 * stride + 4);
        c2L.Store(c + 2 * stride); c2R.Store(c + 2 * stride + 4);
        c3L.Store(c + 3 * stride); c3R.Store(c + 3 * stride + 4);
        c4L.Store(c + 4 * stride); c4R.Store(c + 4 * stride + 4);
        c5L.Store(c + 5 * stride); c5R.Store(c + 5 * stride + 4);
    }
}
