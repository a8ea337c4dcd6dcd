using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bezoar.Numerics;

/// <summary>
/// Elementary functions whose bits are the same on every machine: range reduction and a polynomial, made of operations that
/// IEEE 754 defines exactly (add, multiply, fused multiply-add, shifts). The C runtime's own differ between versions.
/// </summary>
public static partial class Elementary
{
    // exp(x) = 2ⁿ · exp(r) with n = round(x / ln 2) and |r| ≤ ln 2 / 2.
    private const float Log2E = 1.44269504f;

    // ln 2 in two parts: n · High is exact for |n| < 2¹¹, Low carries the rest.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    // Adding and taking away 1.5 · 2²³ rounds to the nearest integer, ties to even, in one fixed way.
    private const float RoundingShift = 12582912f;

    // Smallest and largest argument whose result is a normal, finite number.
    private const float ExpLowest = -87.33654f;
    private const float ExpHighest = 88.37626f;

    // Minimax polynomial of (exp(r) − 1 − r) / r² on |r| ≤ ln 2 / 2, highest power first.
    private const float E7 = 1.9875691500e-4f, E6 = 1.3981999507e-3f, E5 = 8.3334519073e-3f;
    private const float E4 = 4.1665795894e-2f, E3 = 1.6666665459e-1f, E2 = 5.0000001201e-1f;

    /// <summary>
    /// e to the power x, with a relative error below 2·10⁻⁷. Arguments are clamped to [−87.33, 88.37], so the result is
    /// never subnormal and never infinite; NaN counts as the lowest of them.
    /// </summary>
    public static float Exp(float x)
    {
        x = x > ExpLowest ? x : ExpLowest;
        x = x < ExpHighest ? x : ExpHighest;
        var shifted = MathF.FusedMultiplyAdd(x, Log2E, RoundingShift);
        var n = shifted - RoundingShift;
        var r = MathF.FusedMultiplyAdd(n, -Ln2High, x);
        r = MathF.FusedMultiplyAdd(n, -Ln2Low, r);
        var p = MathF.FusedMultiplyAdd(E7, r, E6);
        p = MathF.FusedMultiplyAdd(p, r, E5);
        p = MathF.FusedMultiplyAdd(p, r, E4);
        p = MathF.FusedMultiplyAdd(p, r, E3);
        p = MathF.FusedMultiplyAdd(p, r, E2);
        p = MathF.FusedMultiplyAdd(p, r * r, r + 1f);
        return p * BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(shifted) << 23) + (127 << 23));
    }

    /// <summary>Sixteen at once; each lane has the bits of <see cref="Exp(float)"/>.</summary>
    public static Vector512<float> Exp(Vector512<float> x)
    {
        x = Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512.Create(ExpLowest)), x, Vector512.Create(ExpLowest));
        x = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(ExpHighest)), x, Vector512.Create(ExpHighest));
        var shift = Vector512.Create(RoundingShift);
        var shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(Log2E), shift);
        var n = shifted - shift;
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Low), r);
        var p = Vector512.FusedMultiplyAdd(Vector512.Create(E7), r, Vector512.Create(E6));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(E5));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(E4));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(E3));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(E2));
        p = Vector512.FusedMultiplyAdd(p, r * r, r + Vector512<float>.One);
        return p * (Vector512.ShiftLeft(shifted.AsInt32(), 23) + Vector512.Create(127 << 23)).AsSingle();
    }

    /// <summary>Replaces every x by exp(scale · x + offset): the radial kernel, straight from a tile of scalar products.</summary>
    public static void ExpOfAffine(Span<float> values, float scale, float offset)
    {
        var vectors = MemoryMarshal.Cast<float, Vector512<float>>(values);
        var (scales, offsets) = (Vector512.Create(scale), Vector512.Create(offset));
        for (var i = 0; i < vectors.Length; i++) vectors[i] = Exp(Vector512.FusedMultiplyAdd(vectors[i], scales, offsets));
        for (var i = vectors.Length * Vector512<float>.Count; i < values.Length; i++)
            values[i] = Exp(MathF.FusedMultiplyAdd(values[i], scale, offset));
    }
}
