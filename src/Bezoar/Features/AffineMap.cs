using Bezoar.Numerics;

namespace Bezoar.Features;

/// <summary>
/// An affine change of an image about its centre: the result at offset (x, y) from the centre shows the source at offset
/// (XX·x + XY·y, YX·x + YY·y).
/// </summary>
internal readonly record struct AffineMap(float XX, float XY, float YX, float YY)
{
    private const float DegreesToRadians = 0.0174532925f;

    /// <summary>The image is scaled, then rotated, then sheared.</summary>
    public static AffineMap Of(float degrees, float shear, float scaleX, float scaleY)
    {
        var (cosine, sine) = (Elementary.Cos(degrees * DegreesToRadians), Elementary.Sin(degrees * DegreesToRadians));
        return new(cosine / scaleX, (sine + shear * cosine) / scaleX, -sine / scaleY, (cosine - shear * sine) / scaleY);
    }

    /// <summary>
    /// Evenly spread maps: rotation, shear and the two scales follow the Halton sequence in the bases 2, 3, 5 and 7, which
    /// covers the box more evenly than random draws and needs no seed; more copies extend fewer.
    /// </summary>
    public static AffineMap[] Spread(ViewOptions options)
    {
        var maps = new AffineMap[options.Copies];
        for (var i = 0; i < maps.Length; i++)
            maps[i] = Of(
                Within(options.Rotation, RadicalInverse(i + 1, 2)),
                Within(options.Shear, RadicalInverse(i + 1, 3)),
                1 + Within(options.Scale, RadicalInverse(i + 1, 5)),
                1 + Within(options.Scale, RadicalInverse(i + 1, 7)));
        return maps;
    }

    private static float Within(float range, float unit) => (2 * unit - 1) * range;

    /// <summary>The digits of a number mirrored at the point: 6 = 110₂ becomes 0.011₂ = ⅜.</summary>
    private static float RadicalInverse(int number, int radix)
    {
        var (result, place) = (0f, 1f);
        for (; number > 0; number /= radix)
        {
            place /= radix;
            result += place * (number % radix);
        }
        return result;
    }
}
