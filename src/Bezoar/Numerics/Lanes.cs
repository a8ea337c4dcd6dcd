using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Bezoar.Numerics;

/// <summary>Element by element, sixteen lanes at a time: no result depends on another, so the width of vectors changes no bit.</summary>
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
