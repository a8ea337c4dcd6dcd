using System.Runtime.Intrinsics;

namespace Bezoar.Numerics;

public static partial class Elementary
{
    // Below this the quotient of exponentials would cancel, above it the polynomial would need more terms.
    private const float TanhPolynomialEnd = 0.625f;

    // (tanh(x)/x − 1)/x² in powers of x², highest first: interpolated at the Chebyshev nodes of [0, 0.625²].
    private const float T4 = -6.0967141633e-3f, T3 = 2.0997178997e-2f, T2 = -5.3850909578e-2f;
    private const float T1 = 1.3332769737e-1f, T0 = -3.3333328944e-1f;

    // Beyond it the sigmoid stays at its value there, so that it never is subnormal.
    private const float SigmoidLowest = -87;

    /// <summary>Hyperbolic tangent, with a relative error below 3·10⁻⁷ everywhere; NaN for NaN.</summary>
    public static float Tanh(float x)
    {
        var square = x * x;
        var p = MathF.FusedMultiplyAdd(T4, square, T3);
        p = MathF.FusedMultiplyAdd(p, square, T2);
        p = MathF.FusedMultiplyAdd(p, square, T1);
        p = MathF.FusedMultiplyAdd(p, square, T0);
        var magnitude = MathF.Abs(x);
        var result = magnitude >= TanhPolynomialEnd
            ? 1f - 2f / (Exp(magnitude + magnitude) + 1f)
            : MathF.FusedMultiplyAdd(x * square, p, x);
        return MathF.CopySign(result, x);
    }

    /// <summary>Sixteen at once; each lane has the bits of <see cref="Tanh(float)"/>.</summary>
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        var square = x * x;
        var p = Vector512.FusedMultiplyAdd(Vector512.Create(T4), square, Vector512.Create(T3));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(T2));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(T1));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(T0));
        var near = Vector512.FusedMultiplyAdd(x * square, p, x);
        var magnitude = Vector512.Abs(x);
        var one = Vector512<float>.One;
        var far = one - Vector512.Create(2f) / (Exp(magnitude + magnitude) + one);
        var isFar = Vector512.GreaterThanOrEqual(magnitude, Vector512.Create(TanhPolynomialEnd));
        return Vector512.ConditionalSelect(Vector512.Create(-0f), x, Vector512.ConditionalSelect(isFar, far, near));
    }

    /// <summary>
    /// 1 / (1 + e⁻ˣ), with a relative error below 3·10⁻⁷ for x ≥ −87; what is lower counts as −87. NaN for NaN.
    /// </summary>
    public static float Sigmoid(float x)
    {
        if (float.IsNaN(x)) return x;
        return 1f / (1f + Exp(-(x > SigmoidLowest ? x : SigmoidLowest)));
    }

    /// <summary>Sixteen at once; each lane has the bits of <see cref="Sigmoid(float)"/>.</summary>
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        var lowest = Vector512.Create(SigmoidLowest);
        var clamped = Vector512.ConditionalSelect(Vector512.GreaterThan(x, lowest), x, lowest);
        var one = Vector512<float>.One;
        var y = one / (one + Exp(Vector512<float>.Zero - clamped));
        return Vector512.ConditionalSelect(Vector512.Equals(x, x), y, x);
    }
}
