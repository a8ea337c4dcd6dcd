namespace Bezoar.Certificates.Verification;

/// <summary>A number that is not negative and may be far smaller than float64 reaches: mantissa · 2^exponent.</summary>
internal readonly struct Scaled
{
    private readonly double _mantissa;
    private readonly long _exponent;

    /// <param name="mantissa">Any finite number that is not negative.</param>
    /// <param name="exponent">Any.</param>
    public Scaled(double mantissa, long exponent)
    {
        if (mantissa <= 0) return;
        var shift = Math.ILogB(mantissa);
        (_mantissa, _exponent) = (Math.ScaleB(mantissa, -shift), exponent + shift);
    }

    public static Scaled operator *(Scaled a, Scaled b) => new(a._mantissa * b._mantissa, a._exponent + b._exponent);

    public static Scaled operator /(Scaled a, Scaled b) => new(a._mantissa / b._mantissa, a._exponent - b._exponent);

    public static Scaled operator +(Scaled a, Scaled b) => Combine(a, b, 1);

    /// <summary>0 where b is larger.</summary>
    public static Scaled operator -(Scaled a, Scaled b) => a <= b ? default : Combine(a, b, -1);

    public static bool operator <=(Scaled a, Scaled b) =>
        a._mantissa == 0 || (b._mantissa > 0 && (a._exponent < b._exponent || (a._exponent == b._exponent && a._mantissa <= b._mantissa)));

    public static bool operator >=(Scaled a, Scaled b) => b <= a;

    /// <summary>By squaring.</summary>
    public Scaled Power(int power)
    {
        var (result, square) = (new Scaled(1, 0), this);
        for (; power > 0; power >>= 1)
        {
            if ((power & 1) != 0) result *= square;
            square *= square;
        }
        return result;
    }

    /// <summary>0 where it is too small for float64.</summary>
    public double ToDouble() => Math.ScaleB(_mantissa, (int)Math.Clamp(_exponent, -2000, 2000));

    // What is 2¹⁰⁰ times smaller changes no digit.
    private static Scaled Combine(Scaled a, Scaled b, int sign)
    {
        if (b._mantissa == 0) return a;
        if (a._mantissa == 0) return b;
        var distance = a._exponent - b._exponent;
        if (distance > 100) return a;
        if (distance < -100) return b;
        return new(a._mantissa + sign * Math.ScaleB(b._mantissa, (int)-distance), a._exponent);
    }
}
