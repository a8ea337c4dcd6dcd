using Bezoar.Numerics;

namespace Bezoar.Data.Digits;

/// <summary>From a digit to the way of a pen over a sheet of 28×28 pixels, in a random person's hand.</summary>
internal static class Handwriting
{
    /// <summary>Side of an image, and of the box that MNIST fits its digits into before centring them, in pixels.</summary>
    public const int ImageSide = 28, BoxSide = 20;

    /// <summary>What the pen leaves free along the border of the image, in pixels.</summary>
    private const float Margin = 1;

    /// <summary>A broader pen would leave no room for the digit inside of its box, in pixels.</summary>
    private const float MaximumPenRadius = 3;

    /// <summary>Most people lean to the right: the mean slant, in spreads of it.</summary>
    private const float RightLean = 0.4f;

    /// <summary>Writes one digit.</summary>
    /// <param name="digit">0 … 9.</param>
    /// <param name="options">How much hands differ.</param>
    /// <param name="random">Where this hand comes from.</param>
    /// <returns>All strokes, one after the other, in pixels.</returns>
    public static List<PenPoint> Write(int digit, DigitsOptions options, CounterRandom random)
    {
        var haste = Ratio(options.HasteVariation * random.NextNormal());
        var drawing = Trace(Choose(WritingStyles.Of(digit), random), haste, options, random);
        RoundCorners(drawing, 1 + random.NextInt32(8));
        Move(drawing, new ElasticField(haste * options.Elasticity, random).Displace);
        Lean(drawing, options, random);
        Place(drawing, options, random);
        return drawing;
    }

    private static WritingStyle Choose(WritingStyle[] styles, CounterRandom random)
    {
        var ticket = random.NextInt32(styles.Sum(style => style.Share));
        var chosen = 0;
        while (ticket >= styles[chosen].Share) ticket -= styles[chosen++].Share;
        return styles[chosen];
    }

    /// <summary>Nobody hits the same points twice, nor presses equally hard all along.</summary>
    private static List<PenPoint> Trace(WritingStyle style, float haste, DigitsOptions options, CounterRandom random)
    {
        var drawing = new List<PenPoint>();
        foreach (var stroke in style.Strokes)
        {
            var points = new ControlPoint[stroke.Length];
            var pressure = new float[stroke.Length];
            for (var i = 0; i < stroke.Length; i++)
            {
                points[i] = stroke[i] with
                {
                    X = stroke[i].X + haste * options.Jitter * random.NextNormal(),
                    Y = stroke[i].Y + haste * options.Jitter * random.NextNormal(),
                };
                pressure[i] = Ratio(options.PressureVariation * random.NextNormal());
            }
            Spline.Trace(points, pressure, drawing);
        }
        return drawing;
    }

    /// <summary>A fast hand cuts its corners: each pass moves inner points half-way to the middle of their neighbours.</summary>
    private static void RoundCorners(List<PenPoint> drawing, int passes)
    {
        for (var pass = 0; pass < passes; pass++)
        {
            var previous = drawing[0];
            for (var i = 1; i + 1 < drawing.Count; i++)
            {
                var (here, next) = (drawing[i], drawing[i + 1]);
                if (!here.StartsStroke && !next.StartsStroke)
                    drawing[i] = here with
                    {
                        X = 0.5f * here.X + 0.25f * (previous.X + next.X),
                        Y = 0.5f * here.Y + 0.25f * (previous.Y + next.Y),
                    };
                previous = here;
            }
        }
    }

    /// <summary>Width, slant and rotation of the whole hand.</summary>
    private static void Lean(List<PenPoint> drawing, DigitsOptions options, CounterRandom random)
    {
        var width = Ratio(options.WidthVariation * random.NextNormal());
        var slant = options.Slant * (RightLean + random.NextNormal());
        var angle = options.Rotation * (MathF.PI / 180) * random.NextNormal();
        var (sin, cos) = (Elementary.Sin(angle), Elementary.Cos(angle));
        Move(drawing, point =>
        {
            var (x, y) = (width * point.X - slant * point.Y, point.Y);
            return point with { X = cos * x - sin * y, Y = sin * x + cos * y };
        });
    }

    /// <summary>As in MNIST, the ink is fitted into a box, and its centre of mass comes to the image's middle.</summary>
    private static void Place(List<PenPoint> drawing, DigitsOptions options, CounterRandom random)
    {
        var pen = 0.5f * options.PenWidth * Ratio(options.PenWidthVariation * random.NextNormal());
        pen = Math.Min(pen, MaximumPenRadius);
        var (left, right) = (drawing.Min(p => p.X), drawing.Max(p => p.X));
        var (top, bottom) = (drawing.Min(p => p.Y), drawing.Max(p => p.Y));
        var box = BoxSide * (1 + random.NextSingle(-options.Scale, options.Scale));
        var zoom = (box - 2 * pen) / Math.Max(right - left, bottom - top);
        var (x, y) = CentreOfMass(drawing);
        var shiftX = Shift(x, left, right);
        var shiftY = Shift(y, top, bottom);
        Move(drawing, point => point with
        {
            X = point.X * zoom + shiftX,
            Y = point.Y * zoom + shiftY,
            Radius = point.Radius * pen,
        });

        float Shift(float centre, float low, float high)
        {
            var wanted = 0.5f * ImageSide - centre * zoom + random.NextSingle(-options.Translation, options.Translation);
            return Math.Clamp(wanted, Margin + pen - low * zoom, ImageSide - Margin - pen - high * zoom);
        }
    }

    /// <summary>Of the lines between the points, each as heavy as it is long.</summary>
    private static (float X, float Y) CentreOfMass(List<PenPoint> drawing)
    {
        var (mass, x, y) = (0f, 0f, 0f);
        for (var i = 1; i < drawing.Count; i++)
        {
            var (from, to) = (drawing[i - 1], drawing[i]);
            if (to.StartsStroke) continue;
            var (dx, dy) = (to.X - from.X, to.Y - from.Y);
            var length = MathF.Sqrt(dx * dx + dy * dy);
            mass += length;
            x += length * 0.5f * (from.X + to.X);
            y += length * 0.5f * (from.Y + to.Y);
        }
        return (x / mass, y / mass);
    }

    private static void Move(List<PenPoint> drawing, Func<PenPoint, PenPoint> move)
    {
        for (var i = 0; i < drawing.Count; i++) drawing[i] = move(drawing[i]);
    }

    /// <summary>A positive factor that is as likely to enlarge as to reduce: 1 + z, or 1 / (1 − z) for negative z.</summary>
    private static float Ratio(float z) => z >= 0 ? 1 + z : 1 / (1 - z);
}
