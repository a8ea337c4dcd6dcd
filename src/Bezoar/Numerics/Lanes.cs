using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Bezoar.Numerics;

/// <summary>Sixteen lanes at a time, and no lane looks at another one's numbers, so that the width of vectors changes no bit.</summary>
internal static unsafe class Lanes
{
    /// <summary>target += source.</summary>
    public static void AddTo(float* target, float* source, int length)
    {
        var i = 0;
        for (; i <= length - Vector512<float>.Count; i += Vector512<float>.Count)
            (Vector512.Load(target + i) + Vector512.Load(source + i)).Store(target + i);
        for (; i < length; i++) target[i] += source[i];
    }

    /// <summary>target += factor · source, each with one fused multiply-add.</summary>
    public static void AddScaledTo(float* target, float factor, float* source, int length)
    {
        var i = 0;
        for (; i <= length - Vector512<float>.Count; i += Vector512<float>.Count)
            Vector512.FusedMultiplyAdd(Vector512.Create(factor), Vector512.Load(source + i), Vector512.Load(target + i)).Store(target + i);
        for (; i < length; i++) target[i] = MathF.FusedMultiplyAdd(factor, source[i], target[i]);
    }

    /// <summary>Σ aᵢ·bᵢ: sixteen chains of fused multiply-adds, one for each lane, and these added up in the order of the lanes.</summary>
    public static double Dot(float* a, float* b, int length)
    {
        var sums = Vector512<float>.Zero;
        var i = 0;
        for (; i <= length - Vector512<float>.Count; i += Vector512<float>.Count)
            sums = Vector512.FusedMultiplyAdd(Vector512.Load(a + i), Vector512.Load(b + i), sums);
        var total = 0.0;
        for (var lane = 0; lane < Vector512<float>.Count; lane++) total += sums[lane];
        for (; i < length; i++) total += (double)a[i] * b[i];
        return total;
    }

    /// <summary>Stores the first lanes, or all where sixteen or more are asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector512<float> lanes, float* target, int count)
    {
        if (count >= Vector512<float>.Count) lanes.Store(target);
        else StoreSome(lanes, target, count);
    }

    /// <summary>Asks for memory that will be read soon; it need not exist.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(float* address)
    {
        if (Sse.IsSupported) Sse.Prefetch0(address);
    }

    // Apart, so that the memory on the stack does not keep the usual case from being inlined.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreSome(Vector512<float> lanes, float* target, int count)
    {
        var all = stackalloc float[Vector512<float>.Count];
        lanes.Store(all);
        for (var i = 0; i < count; i++) target[i] = all[i];
    }
}
