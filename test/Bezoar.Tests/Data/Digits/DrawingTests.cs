using Bezoar.Data.Digits;

namespace Bezoar.Tests.Data.Digits;

public class DrawingTests
{
    [Fact]
    public void ReadsTheNotationOfStrokes()
    {
        var style = new WritingStyle(3, "5,0 100,-2^ 40,95", "1,2 3,4");
        Assert.Equal(3, style.Share);
        Assert.Equal([new(0.05f, 0, false), new(1, -0.02f, true), new(0.4f, 0.95f, false)], style.Strokes[0]);
        Assert.Equal([new(0.01f, 0.02f, false), new(0.03f, 0.04f, false)], style.Strokes[1]);
    }

    [Fact]
    public void KnowsSeveralWaysToWriteEachDigit()
    {
        for (var digit = 0; digit < WritingStyles.DigitCount; digit++)
        {
            Assert.InRange(WritingStyles.Of(digit).Length, 3, 10);
            foreach (var style in WritingStyles.Of(digit))
            {
                var points = style.Strokes.SelectMany(stroke => stroke).ToArray();
                Assert.All(style.Strokes, stroke => Assert.True(stroke.Length >= 2));
                Assert.All(points, point => Assert.InRange(point.X, 0, 1));
                Assert.InRange(points.Min(point => point.Y), -0.05f, 0.1f);
                Assert.InRange(points.Max(point => point.Y), 0.9f, 1.05f);
            }
        }
    }

    [Fact]
    public void SplinePassesThroughItsControlPointsAndTurnsSharplyAtCorners()
    {
        ControlPoint[] stroke = [new(0, 0, false), new(0.5f, 0.2f, false), new(1, 0, true), new(1, 1, false)];
        var drawing = new List<PenPoint>();
        Spline.Trace(stroke, [1, 2, 3, 4], drawing);

        Assert.True(drawing[0].StartsStroke);
        Assert.DoesNotContain(drawing.Skip(1), point => point.StartsStroke);
        for (var i = 0; i < stroke.Length; i++)
        {
            var at = drawing[i * (drawing.Count - 1) / (stroke.Length - 1)];
            Assert.Equal((stroke[i].X, stroke[i].Y, i + 1f), (at.X, at.Y, at.Radius), Near);
        }
        // Only a stroke that does not look back before the corner goes straight down after it.
        Assert.All(drawing.Where(point => point.Radius > 3), point => Assert.Equal(1, point.X, 1e-5));
    }

    [Fact]
    public void ElasticFieldIsSmoothAndKeepsStillWithoutStrength()
    {
        var point = new PenPoint(0.3f, 0.8f, 1, false);
        Assert.Equal(point, new ElasticField(0, new(1)).Displace(point));

        var field = new ElasticField(0.2f, new(1));
        Assert.NotEqual(point, field.Displace(point));
        const float Step = 1 / 512f;
        for (var x = 0f; x < 1; x += Step)
        {
            var (here, next) = (field.Displace(point with { X = x }), field.Displace(point with { X = x + Step }));
            Assert.InRange(MathF.Abs(next.X - here.X - Step) + MathF.Abs(next.Y - here.Y), 0, 8 * Step);
        }
    }

    [Fact]
    public void RasteriserInksTheLineAndNothingElse()
    {
        var image = new byte[28 * 28];
        // A line of 3 pixels along the middle of row 10, and a lift of the pen before a dot.
        PenPoint[] drawing =
        [
            new(5, 10.5f, 1.5f, true), new(20, 10.5f, 1.5f, false),
            new(24.5f, 20.5f, 1, true), new(24.5f, 20.5f, 1, false),
        ];
        Rasteriser.Draw([.. drawing], noise: 0, new(1), image);

        byte At(int x, int y) => image[y * 28 + x];
        Assert.Equal((0, 255, 0), (At(12, 7), At(12, 10), At(12, 13)));
        Assert.Equal(At(12, 9), At(12, 11));
        Assert.Equal(At(12, 8), At(12, 12));
        Assert.InRange(At(12, 8), 20, 60);
        Assert.InRange(At(12, 9), 200, 255);
        Assert.Equal(0, At(22, 15));
        Assert.Equal(255, At(24, 20));
        Assert.Equal((0, 0), (At(2, 10), At(23, 10)));
    }

    [Fact]
    public void NoiseKeepsOffThePaper()
    {
        var image = new byte[28 * 28];
        Rasteriser.Draw([new(5, 10.5f, 1.5f, true), new(20, 10.5f, 1.5f, false)], noise: 0.3f, new(1), image);
        Assert.DoesNotContain(image[..(8 * 28 - 28)], ink => ink != 0);
        Assert.DoesNotContain(image[(14 * 28)..], ink => ink != 0);
        Assert.True(image.Distinct().Count() > 20);
    }

    private static bool Near((float X, float Y, float Radius) a, (float X, float Y, float Radius) b) =>
        MathF.Abs(a.X - b.X) + MathF.Abs(a.Y - b.Y) + MathF.Abs(a.Radius - b.Radius) < 1e-5f;
}
