namespace Bezoar.Numerics;

public static partial class Elementary
{
    // ln x = exponent · ln 2 + ln m, with the mantissa m between √½ and √2, so that x near 1 has exponent 0 and loses no digits.
    private const long SquareRootOfHalf = 0x3FE6A09E667F3BCD;
    private const int MantissaBits = 52;
    private const double Ln2 = 0.69314718055994531;

    // What makes a subnormal number normal.
    private const double TwoTo54 = 18014398509481984;
    private const double SmallestNormal = 2.2250738585072014E-308;

    /// <summary>
    /// Natural logarithm, with a relative error below 10⁻¹⁵. Minus infinity for zero; NaN for negative numbers and NaN.
    /// </summary>
    public static double Log(double x)
    {
        if (!(x > 0)) return x == 0 ? double.NegativeInfinity : double.NaN;
        if (double.IsPositiveInfinity(x)) return x;
        var shift = 0;
        if (x < SmallestNormal) (x, shift) = (x * TwoTo54, -54);
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (bits - SquareRootOfHalf) >> MantissaBits;
        return (exponent + shift) * Ln2 + LogNearOne(BitConverter.Int64BitsToDouble(bits - (exponent << MantissaBits)));
    }

    /// <summary>2 · artanh s with s = (m − 1) / (m + 1): on |s| ≤ 0.172 the first term left out is below 10⁻¹⁶ of the sum.</summary>
    private static double LogNearOne(double m)
    {
        var s = (m - 1) / (m + 1);
        var q = s * s;
        return 2 * (s + s * q * (1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + q * (1.0 / 9 + q * (1.0 / 11
            + q * (1.0 / 13 + q * (1.0 / 15 + q * (1.0 / 17 + q * (1.0 / 19))))))))));
    }
}
