namespace Bezoar.Numerics;

/// <summary>
/// Elementary functions from additions and multiplications alone, so that their bits do not depend on a machine's C runtime.
/// </summary>
public static partial class Elementary
{
    /// <summary>π/2 in two parts. The first has 24 bits, so that its product with a number of quarter turns is exact.</summary>
    private const double HalfPiHigh = 13176795.0 / 8388608.0, HalfPiLow = -4.371139000186241e-8;

    /// <summary>
    /// Sine of an angle in radians, within 0.51 units in the last place. NaN beyond ±2¹⁶ (ten thousand turns), where
    /// the reduction would begin to lose digits, and for NaN and infinity.
    /// </summary>
    public static float Sin(float x)
    {
        var (quarter, remainder) = Reduce(x);
        return (float)Quadrant(quarter, remainder);
    }

    /// <summary>Cosine, otherwise as <see cref="Sin"/>.</summary>
    public static float Cos(float x)
    {
        var (quarter, remainder) = Reduce(x);
        return (float)Quadrant(quarter + 1, remainder);
    }

    /// <summary>The angle whose tangent is y / x, for numbers ≥ 0 that are not both zero: 0 to π/2, within 1e-15.</summary>
    public static double Arctangent(double y, double x)
    {
        if (y > x) return Math.PI / 2 - Arctangent(x, y);
        var tangent = y / x;
        // Halved three times, the angle is at most π/32, where a dozen terms of the series suffice.
        for (var i = 0; i < 3; i++) tangent /= 1 + Math.Sqrt(1 + tangent * tangent);
        var (square, sum) = (tangent * tangent, 0.0);
        for (var power = 17; power > 0; power -= 2) sum = 1.0 / power - square * sum;
        return 8 * tangent * sum;
    }

    /// <summary>x = quarter · π/2 + remainder with |remainder| ≤ π/4, up to rounding.</summary>
    private static (int Quarter, double Remainder) Reduce(float x)
    {
        if (!(MathF.Abs(x) <= 1 << 16)) return (0, double.NaN);
        var quarter = Math.Round(x * (2 / Math.PI));
        return ((int)quarter, x - quarter * HalfPiHigh - quarter * HalfPiLow);
    }

    /// <summary>Sine of quarter · π/2 + r.</summary>
    private static double Quadrant(int quarter, double r) => (quarter & 3) switch
    {
        0 => SinNearZero(r),
        1 => CosNearZero(r),
        2 => -SinNearZero(r),
        _ => -CosNearZero(r),
    };

    // Taylor's series: on |r| ≤ π/4 the first term left out is below 1e-11, far below the last place of a float.

    private static double SinNearZero(double r)
    {
        var s = r * r;
        return r * (1 + s * (-1.0 / 6 + s * (1.0 / 120 + s * (-1.0 / 5040 + s * (1.0 / 362880 - s * (1.0 / 39916800))))));
    }

    private static double CosNearZero(double r)
    {
        var s = r * r;
        return 1 + s * (-1.0 / 2 + s * (1.0 / 24 + s * (-1.0 / 720
            + s * (1.0 / 40320 + s * (-1.0 / 3628800 + s * (1.0 / 479001600))))));
    }
}
