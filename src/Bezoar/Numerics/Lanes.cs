using System.Runtime.Intrinsics;

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
}
