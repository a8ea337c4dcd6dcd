using Bezoar.Numerics;

namespace Bezoar.Learning.Kernels;

/// <summary>k(u, v) = exp(−γ‖u − v‖²) between unit vectors, where ‖u − v‖² = 2 − 2·u·v.</summary>
internal static class RadialKernel
{
    /// <summary>Replaces scalar products u·v by k(u, v).</summary>
    public static void FromScalarProducts(Span<float> products, float gamma) =>
        Elementary.ExpOfAffine(products, 2 * gamma, -2 * gamma);
}
