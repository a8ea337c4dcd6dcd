namespace Bezoar.Data.Digits;

/// <summary>
/// Centripetal Catmull–Rom spline: passes through every control point and, unlike the uniform one, never forms a cusp or a loop
/// of its own inside a span (Yuksel, Schaefer and Keyser, "Parameterization and applications of Catmull–Rom curves", 2011).
/// </summary>
internal static class Spline
{
    private const int StepsPerSpan = 6;

    /// <summary>Appends the points of one stroke. A corner ends one smooth piece and begins the next.</summary>
    public static void Trace(ReadOnlySpan<ControlPoint> stroke, ReadOnlySpan<float> pressure, List<PenPoint> drawing)
    {
        drawing.Add(new(stroke[0].X, stroke[0].Y, pressure[0], StartsStroke: true));
        for (var i = 0; i + 1 < stroke.Length; i++)
        {
            var (from, to) = (stroke[i], stroke[i + 1]);
            // Where the piece ends there is no neighbour to lean on: reflect the other end, so that the curve runs out straight.
            var before = i == 0 || from.Corner ? Reflect(to, from) : stroke[i - 1];
            var after = i + 2 == stroke.Length || to.Corner ? Reflect(from, to) : stroke[i + 2];
            for (var step = 1; step <= StepsPerSpan; step++)
            {
                var t = step / (float)StepsPerSpan;
                var (x, y) = Interpolate(before, from, to, after, t);
                drawing.Add(new(x, y, pressure[i] + (pressure[i + 1] - pressure[i]) * t, StartsStroke: false));
            }
        }
    }

    /// <summary>The point of the span from b to c at t in [0, 1], by the pyramid of Barry and Goldman.</summary>
    private static (float X, float Y) Interpolate(ControlPoint a, ControlPoint b, ControlPoint c, ControlPoint d, float t)
    {
        var (ta, tb) = (0f, Knot(a, b));
        var tc = tb + Knot(b, c);
        var td = tc + Knot(c, d);
        t = tb + (tc - tb) * t;
        var ab = Mix((a.X, a.Y), (b.X, b.Y), (t - ta) / (tb - ta));
        var bc = Mix((b.X, b.Y), (c.X, c.Y), (t - tb) / (tc - tb));
        var cd = Mix((c.X, c.Y), (d.X, d.Y), (t - tc) / (td - tc));
        return Mix(Mix(ab, bc, (t - ta) / (tc - ta)), Mix(bc, cd, (t - tb) / (td - tb)), (t - tb) / (tc - tb));
    }

    /// <summary>Square root of the distance, never 0 so that coinciding points do no harm.</summary>
    private static float Knot(ControlPoint a, ControlPoint b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        return MathF.Sqrt(MathF.Sqrt(dx * dx + dy * dy)) + 1e-4f;
    }

    private static (float X, float Y) Mix((float X, float Y) a, (float X, float Y) b, float share) =>
        (a.X + (b.X - a.X) * share, a.Y + (b.Y - a.Y) * share);

    private static ControlPoint Reflect(ControlPoint point, ControlPoint at) => new(2 * at.X - point.X, 2 * at.Y - point.Y, false);
}
