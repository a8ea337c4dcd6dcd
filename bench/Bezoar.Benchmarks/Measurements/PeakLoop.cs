using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>
/// The ceiling: fused multiply-adds between registers, by the widest vectors of the machine. Twelve independent chains hide
/// the latency of two units; what a product reaches of this is its own merit, whatever the machine's other guests do.
/// </summary>
internal static class PeakLoop
{
    private const int Chains = 12;
    private static readonly int Lanes = Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Keeps the compiler from leaving the loop out.</summary>
    public static float Result { get; private set; }

    /// <summary>Operations of one call.</summary>
    public static double Flops { get; } = 12e9;

    public static void Run()
    {
        var steps = (long)(Flops / (2 * Chains * Lanes));
        Result = Lanes switch { 16 => Run512(steps), 8 => Run256(steps), _ => Run128(steps) };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512(long steps)
    {
        var (half, one) = (Vector512.Create(0.5f), Vector512<float>.One);
        var (a, b, c, d, e, f) = (one, one, one, one, one, one);
        var (g, h, i, j, k, l) = (one, one, one, one, one, one);
        for (; steps > 0; steps--)
        {
            a = Vector512.FusedMultiplyAdd(a, half, one); b = Vector512.FusedMultiplyAdd(b, half, one);
            c = Vector512.FusedMultiplyAdd(c, half, one); d = Vector512.FusedMultiplyAdd(d, half, one);
            e = Vector512.FusedMultiplyAdd(e, half, one); f = Vector512.FusedMultiplyAdd(f, half, one);
            g = Vector512.FusedMultiplyAdd(g, half, one); h = Vector512.FusedMultiplyAdd(h, half, one);
            i = Vector512.FusedMultiplyAdd(i, half, one); j = Vector512.FusedMultiplyAdd(j, half, one);
            k = Vector512.FusedMultiplyAdd(k, half, one); l = Vector512.FusedMultiplyAdd(l, half, one);
        }
        return (a + b + c + d + e + f + g + h + i + j + k + l)[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256(long steps)
    {
        var (half, one) = (Vector256.Create(0.5f), Vector256<float>.One);
        var (a, b, c, d, e, f) = (one, one, one, one, one, one);
        var (g, h, i, j, k, l) = (one, one, one, one, one, one);
        for (; steps > 0; steps--)
        {
            a = Vector256.FusedMultiplyAdd(a, half, one); b = Vector256.FusedMultiplyAdd(b, half, one);
            c = Vector256.FusedMultiplyAdd(c, half, one); d = Vector256.FusedMultiplyAdd(d, half, one);
            e = Vector256.FusedMultiplyAdd(e, half, one); f = Vector256.FusedMultiplyAdd(f, half, one);
            g = Vector256.FusedMultiplyAdd(g, half, one); h = Vector256.FusedMultiplyAdd(h, half, one);
            i = Vector256.FusedMultiplyAdd(i, half, one); j = Vector256.FusedMultiplyAdd(j, half, one);
            k = Vector256.FusedMultiplyAdd(k, half, one); l = Vector256.FusedMultiplyAdd(l, half, one);
        }
        return (a + b + c + d + e + f + g + h + i + j + k + l)[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run128(long steps)
    {
        var (half, one) = (Vector128.Create(0.5f), Vector128<float>.One);
        var (a, b, c, d, e, f) = (one, one, one, one, one, one);
        var (g, h, i, j, k, l) = (one, one, one, one, one, one);
        for (; steps > 0; steps--)
        {
            a = Vector128.FusedMultiplyAdd(a, half, one); b = Vector128.FusedMultiplyAdd(b, half, one);
            c = Vector128.FusedMultiplyAdd(c, half, one); d = Vector128.FusedMultiplyAdd(d, half, one);
            e = Vector128.FusedMultiplyAdd(e, half, one); f = Vector128.FusedMultiplyAdd(f, half, one);
            g = Vector128.FusedMultiplyAdd(g, half, one); h = Vector128.FusedMultiplyAdd(h, half, one);
            i = Vector128.FusedMultiplyAdd(i, half, one); j = Vector128.FusedMultiplyAdd(j, half, one);
            k = Vector128.FusedMultiplyAdd(k, half, one); l = Vector128.FusedMultiplyAdd(l, half, one);
        }
        return (a + b + c + d + e + f + g + h + i + j + k + l)[0];
    }
}
