using Bezoar.Numerics;

namespace Bezoar.Data.Digits;

/// <summary>Ink on paper: an anti-aliased round pen, by the distance of each pixel's centre to the pen's line.</summary>
internal static class Rasteriser
{
    /// <summary>Over how many pixels ink fades into paper. MNIST looks alike, as it was scaled down from bilevel scans.</summary>
    private const float EdgeWidth = 1.3f;

    /// <summary>How far noise moves the edge of the ink at most, in pixels per unit of noise.</summary>
    private const float Fray = 4;

    /// <summary>Draws the whole image.</summary>
    /// <param name="drawing">In pixels.</param>
    /// <param name="noise">See <see cref="DigitsOptions.Noise"/>.</param>
    /// <param name="random">Where the noise comes from.</param>
    /// <param name="image">28×28 bytes: 0 paper, 255 ink.</param>
    public static void Draw(List<PenPoint> drawing, float noise, CounterRandom random, Span<byte> image)
    {
        // Farther out there is no ink, whatever the noise.
        var reach = 0.5f * EdgeWidth + Fray * noise;
        // To the edge of the ink, negative inside: the least over all lines is the distance to the whole drawing.
        Span<float> distance = stackalloc float[Handwriting.ImageSide * Handwriting.ImageSide];
        distance.Fill(reach);
        for (var i = 1; i < drawing.Count; i++)
            if (!drawing[i].StartsStroke) DrawLine(drawing[i - 1], drawing[i], reach, distance);
        for (var i = 0; i < image.Length; i++) image[i] = distance[i] >= reach ? (byte)0 : Ink(distance[i], noise, random);
    }

    private static void DrawLine(PenPoint from, PenPoint to, float reach, Span<float> distance)
    {
        const int Side = Handwriting.ImageSide;
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var perSquaredLength = 1 / (dx * dx + dy * dy + 1e-12f);
        reach += Math.Max(from.Radius, to.Radius);
        var (left, right) = Pixels(from.X, to.X, reach);
        var (top, bottom) = Pixels(from.Y, to.Y, reach);
        for (var row = top; row < bottom; row++)
            for (var column = left; column < right; column++)
            {
                var (x, y) = (column + 0.5f - from.X, row + 0.5f - from.Y);
                var along = Math.Clamp((x * dx + y * dy) * perSquaredLength, 0f, 1f);
                x -= along * dx;
                y -= along * dy;
                var radius = from.Radius + along * (to.Radius - from.Radius);
                ref var nearest = ref distance[row * Side + column];
                nearest = Math.Min(nearest, MathF.Sqrt(x * x + y * y) - radius);
            }
    }

    /// <summary>The rows or columns that a line with these ends can reach, first and one past the last.</summary>
    private static (int First, int End) Pixels(float a, float b, float reach) =>
        (Math.Max(0, (int)(Math.Min(a, b) - reach)), Math.Min(Handwriting.ImageSide, (int)(Math.Max(a, b) + reach) + 1));

    /// <summary>Noise moves the edge, which frays it, and thins the ink itself.</summary>
    private static byte Ink(float distance, float noise, CounterRandom random)
    {
        var fray = Fray * noise * (random.NextSingle() + random.NextSingle() - 1);
        var thin = noise * random.NextSingle();
        var ink = Math.Clamp(0.5f - (distance + fray) / EdgeWidth, 0f, 1f) * (1 - thin);
        return (byte)(255 * ink + 0.5f);
    }
}
