namespace Bezoar.Certificates.Verification;

/// <summary>
/// By the Kullback–Leibler divergence: e is small enough for r changed labels where 4e(1 − e) ≤ (other/kept)^(2r·(kept − other)), that is, up to the smaller solution of the
/// equation.
/// </summary>
internal sealed class DivergenceLimits(double q, int classCount) : SmoothedLimits
{
    private readonly Scaled _perLabel = Factor((1 - q) / (q / (classCount - 1)), 2 * (1 - q - q / (classCount - 1)));
    private Scaled _right = new(1, 0);

    protected override Scaled Next()
    {
        _right *= _perLabel;
        // e = (1 − √(1 − right)) / 2 = right / (2 · (1 + √(1 − right))), which loses no digits.
        return _right / new Scaled(2 * (1 + Math.Sqrt(Math.Max(0, 1 - _right.ToDouble()))), 0);
    }

    /// <summary>ratio^(−power), by square roots: power in binary digits behind the point.</summary>
    private static Scaled Factor(double ratio, double power)
    {
        var (result, root) = (1.0, ratio);
        while (power >= 1) (result, power) = (result * ratio, power - 1);
        for (var digit = 0.5; digit > 1e-18; digit /= 2)
        {
            root = Math.Sqrt(root);
            if (power < digit) continue;
            (result, power) = (result * root, power - digit);
        }
        return new Scaled(1, 0) / new Scaled(result, 0);
    }
}
