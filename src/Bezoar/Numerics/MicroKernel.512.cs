using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bezoar.Numerics;

internal static unsafe partial class MicroKernel
{
    /// <summary>
    /// 12 × 32 in 24 accumulators of 16 lanes: with two loads of b and a broadcast of a that makes 27 of the 32 registers of
    /// AVX-512, and 24 fused multiply-adds for 14 loads. Spelt out, because only named locals stay in registers. Four
    /// pointers and two strides reach the twelve rows of a.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply512(nint depth, float* a, nint row, nint step, float* b, float* c, nint stride)
    {
        float* a3 = a + 3 * row, a6 = a + 6 * row, a9 = a + 9 * row;
        var row2 = 2 * row;
        var c0L = Vector512.Load(c + 0 * stride); var c0R = Vector512.Load(c + 0 * stride + 16);
        var c1L = Vector512.Load(c + 1 * stride); var c1R = Vector512.Load(c + 1 * stride + 16);
        var c2L = Vector512.Load(c + 2 * stride); var c2R = Vector512.Load(c + 2 * stride + 16);
        var c3L = Vector512.Load(c + 3 * stride); var c3R = Vector512.Load(c + 3 * stride + 16);
        var c4L = Vector512.Load(c + 4 * stride); var c4R = Vector512.Load(c + 4 * stride + 16);
        var c5L = Vector512.Load(c + 5 * stride); var c5R = Vector512.Load(c + 5 * stride + 16);
        var c6L = Vector512.Load(c + 6 * stride); var c6R = Vector512.Load(c + 6 * stride + 16);
        var c7L = Vector512.Load(c + 7 * stride); var c7R = Vector512.Load(c + 7 * stride + 16);
        var c8L = Vector512.Load(c + 8 * stride); var c8R = Vector512.Load(c + 8 * stride + 16);
        var c9L = Vector512.Load(c + 9 * stride); var c9R = Vector512.Load(c + 9 * stride + 16);
        var c10L = Vector512.Load(c + 10 * stride); var c10R = Vector512.Load(c + 10 * stride + 16);
        var c11L = Vector512.Load(c + 11 * stride); var c11R = Vector512.Load(c + 11 * stride + 16);
        for (; depth > 0; depth--)
        {
            var left = Vector512.Load(b);
            var right = Vector512.Load(b + 16);
            var x = Vector512.Create(a[0]);
            c0L = Vector512.FusedMultiplyAdd(x, left, c0L); c0R = Vector512.FusedMultiplyAdd(x, right, c0R);
            x = Vector512.Create(a[row]);
            c1L = Vector512.FusedMultiplyAdd(x, left, c1L); c1R = Vector512.FusedMultiplyAdd(x, right, c1R);
            x = Vector512.Create(a[row2]);
            c2L = Vector512.FusedMultiplyAdd(x, left, c2L); c2R = Vector512.FusedMultiplyAdd(x, right, c2R);
            x = Vector512.Create(a3[0]);
            c3L = Vector512.FusedMultiplyAdd(x, left, c3L); c3R = Vector512.FusedMultiplyAdd(x, right, c3R);
            x = Vector512.Create(a3[row]);
            c4L = Vector512.FusedMultiplyAdd(x, left, c4L); c4R = Vector512.FusedMultiplyAdd(x, right, c4R);
            x = Vector512.Create(a3[row2]);
            c5L = Vector512.FusedMultiplyAdd(x, left, c5L); c5R = Vector512.FusedMultiplyAdd(x, right, c5R);
            x = Vector512.Create(a6[0]);
            c6L = Vector512.FusedMultiplyAdd(x, left, c6L); c6R = Vector512.FusedMultiplyAdd(x, right, c6R);
            x = Vector512.Create(a6[row]);
            c7L = Vector512.FusedMultiplyAdd(x, left, c7L); c7R = Vector512.FusedMultiplyAdd(x, right, c7R);
            x = Vector512.Create(a6[row2]);
            c8L = Vector512.FusedMultiplyAdd(x, left, c8L); c8R = Vector512.FusedMultiplyAdd(x, right, c8R);
            x = Vector512.Create(a9[0]);
            c9L = Vector512.FusedMultiplyAdd(x, left, c9L); c9R = Vector512.FusedMultiplyAdd(x, right, c9R);
            x = Vector512.Create(a9[row]);
            c10L = Vector512.FusedMultiplyAdd(x, left, c10L); c10R = Vector512.FusedMultiplyAdd(x, right, c10R);
            x = Vector512.Create(a9[row2]);
            c11L = Vector512.FusedMultiplyAdd(x, left, c11L); c11R = Vector512.FusedMultiplyAdd(x, right, c11R);
            a += step;
            a3 += step;
            a6 += step;
            a9 += step;
            b += Columns;
        }
        c0L.Store(c + 0 * stride); c0R.Store(c + 0 * stride + 16);
        c1L.Store(c + 1 * stride); c1R.Store(c + 1 * stride + 16);
        c2L.Store(c + 2 * stride); c2R.Store(c + 2 * stride + 16);
        c3L.Store(c + 3 * stride); c3R.Store(c + 3 * stride + 16);
        c4L.Store(c + 4 * stride); c4R.Store(c + 4 * stride + 16);
        c5L.Store(c + 5 * stride); c5R.Store(c + 5 * stride + 16);
        c6L.Store(c + 6 * stride); c6R.Store(c + 6 * stride + 16);
        c7L.Store(c + 7 * stride); c7R.Store(c + 7 * stride + 16);
        c8L.Store(c + 8 * stride); c8R.Store(c + 8 * stride + 16);
        c9L.Store(c + 9 * stride); c9R.Store(c + 9 * stride + 16);
        c10L.Store(c + 10 * stride); c10R.Store(c + 10 * stride + 16);
        c11L.Store(c + 11 * stride); c11R.Store(c + 11 * stride + 16);
    }

    /// <summary>12 × 16, for a last panel that is at most half full: 12 accumulators still hide the latency of the additions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyHalf512(nint depth, float* a, nint row, nint step, float* b, float* c, nint stride)
    {
        float* a3 = a + 3 * row, a6 = a + 6 * row, a9 = a + 9 * row;
        var row2 = 2 * row;
        var c0 = Vector512.Load(c + 0 * stride);
        var c1 = Vector512.Load(c + 1 * stride);
        var c2 = Vector512.Load(c + 2 * stride);
        var c3 = Vector512.Load(c + 3 * stride);
        var c4 = Vector512.Load(c + 4 * stride);
        var c5 = Vector512.Load(c + 5 * stride);
        var c6 = Vector512.Load(c + 6 * stride);
        var c7 = Vector512.Load(c + 7 * stride);
        var c8 = Vector512.Load(c + 8 * stride);
        var c9 = Vector512.Load(c + 9 * stride);
        var c10 = Vector512.Load(c + 10 * stride);
        var c11 = Vector512.Load(c + 11 * stride);
        for (; depth > 0; depth--)
        {
            var x = Vector512.Load(b);
            c0 = Vector512.FusedMultiplyAdd(Vector512.Create(a[0]), x, c0);
            c1 = Vector512.FusedMultiplyAdd(Vector512.Create(a[row]), x, c1);
            c2 = Vector512.FusedMultiplyAdd(Vector512.Create(a[row2]), x, c2);
            c3 = Vector512.FusedMultiplyAdd(Vector512.Create(a3[0]), x, c3);
            c4 = Vector512.FusedMultiplyAdd(Vector512.Create(a3[row]), x, c4);
            c5 = Vector512.FusedMultiplyAdd(Vector512.Create(a3[row2]), x, c5);
            c6 = Vector512.FusedMultiplyAdd(Vector512.Create(a6[0]), x, c6);
            c7 = Vector512.FusedMultiplyAdd(Vector512.Create(a6[row]), x, c7);
            c8 = Vector512.FusedMultiplyAdd(Vector512.Create(a6[row2]), x, c8);
            c9 = Vector512.FusedMultiplyAdd(Vector512.Create(a9[0]), x, c9);
            c10 = Vector512.FusedMultiplyAdd(Vector512.Create(a9[row]), x, c10);
            c11 = Vector512.FusedMultiplyAdd(Vector512.Create(a9[row2]), x, c11);
            a += step;
            a3 += step;
            a6 += step;
            a9 += step;
            b += Columns;
        }
        c0.Store(c + 0 * stride);
        c1.Store(c + 1 * stride);
        c2.Store(c + 2 * stride);
        c3.Store(c + 3 * stride);
        c4.Store(c + 4 * stride);
        c5.Store(c + 5 * stride);
        c6.Store(c + 6 * stride);
        c7.Store(c + 7 * stride);
        c8.Store(c + 8 * stride);
        c9.Store(c + 9 * stride);
        c10.Store(c + 10 * stride);
        c11.Store(c + 11 * stride);
    }
}
