namespace Bezoar.Numerics;

public static partial class Elementary
{
    // ln 2 in two parts: n · High is exact for |n| < 2¹¹, Low carries the rest.
    private const double Ln2Upper = 0.693147180369123816490;
    private const double Ln2Lower = 1.90821492927058770002e-10;

    // Beyond these, the result is no normal number.
    private const double Exp64Lowest = -708, Exp64Highest = 709;

    /// <summary>
    /// e to the power x in float64, with a relative error below 10⁻¹⁵. 0 below −708 and for NaN, infinity above 709.
    /// </summary>
    public static double Exp(double x)
    {
        if (!(x >= Exp64Lowest)) return 0;
        if (x > Exp64Highest) return double.PositiveInfinity;
        var n = Math.Round(x / Ln2);
        var r = Math.FusedMultiplyAdd(-n, Ln2Lower, Math.FusedMultiplyAdd(-n, Ln2Upper, x));
        // Taylor's series, from the smallest term on: on |r| ≤ ln 2 / 2 the first one that is left out is below 10⁻¹⁶.
        var sum = 1.0;
        for (var i = 13; i > 0; i--) sum = Math.FusedMultiplyAdd(sum, r / i, 1);
        return sum * BitConverter.Int64BitsToDouble((1023 + (long)n) << MantissaBits);
    }
}
