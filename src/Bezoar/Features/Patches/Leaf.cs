using Bezoar.Numerics;

namespace Bezoar.Features.Patches;

/// <summary>One ellipse of a dead-leaves image, of one colour that grows brighter in one direction.</summary>
/// <param name="X">Centre, in pixels.</param>
/// <param name="Y">Centre.</param>
/// <param name="Radius">The longer half axis.</param>
/// <param name="Flatness">The shorter half axis over the longer one.</param>
/// <param name="Cosine">Of the longer axis' angle.</param>
/// <param name="Sine">Of the same.</param>
/// <param name="Colours">At the centre, by channel.</param>
/// <param name="SlopeX">Change of all channels per pixel to the right.</param>
/// <param name="SlopeY">Change per pixel down.</param>
internal sealed record Leaf(
    float X, float Y, float Radius, float Flatness, float Cosine, float Sine, float[] Colours, float SlopeX, float SlopeY)
{
    private const float HalfTurn = 3.14159265f;

    /// <summary>
    /// Radii have density 1/r² between a pixel and half an image of the final size: few large leaves, many small ones, and about as much
    /// area in each range of sizes.
    /// </summary>
    private const float Smallest = 1, Largest = 16;

    private const float Flattest = 0.3f;

    /// <summary>From black to white takes at least two thirds of an image.</summary>
    private const float SteepestPerImage = 1.5f;

    /// <summary>Draws a leaf by chance.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="channels">Colours are independent in each.</param>
    /// <param name="side">Of the image, in pixels.</param>
    /// <param name="scale">Pixels for one of the final image.</param>
    public static Leaf Draw(CounterRandom random, int channels, int side, int scale)
    {
        var radius = scale / (1 / Smallest + random.NextSingle() * (1 / Largest - 1 / Smallest));
        var flatness = random.NextSingle(Flattest, 1);
        var angle = random.NextSingle(0, HalfTurn);
        var (x, y) = (random.NextSingle(-radius, side + radius), random.NextSingle(-radius, side + radius));
        var colours = new float[channels];
        foreach (ref var colour in colours.AsSpan()) colour = random.NextSingle();
        var direction = random.NextSingle(0, 2 * HalfTurn);
        var slope = random.NextSingle(0, SteepestPerImage) / side;
        return new(
            x, y, radius, flatness, Elementary.Cos(angle), Elementary.Sin(angle), colours,
            slope * Elementary.Cos(direction), slope * Elementary.Sin(direction));
    }

    /// <summary>Paints over what is there.</summary>
    /// <param name="canvas">channels × side × side.</param>
    /// <param name="side">In pixels.</param>
    /// <param name="everywhere">As if the ellipse covered the whole image.</param>
    public void Paint(Span<float> canvas, int side, bool everywhere)
    {
        var (top, bottom) = everywhere ? (0, side) : Pixels(Y, side);
        var (left, right) = everywhere ? (0, side) : Pixels(X, side);
        for (var y = top; y < bottom; y++)
            for (var x = left; x < right; x++)
            {
                var (dx, dy) = (x - X, y - Y);
                if (!everywhere && !Covers(dx, dy)) continue;
                var brighter = SlopeX * dx + SlopeY * dy;
                for (var channel = 0; channel < Colours.Length; channel++)
                    canvas[(channel * side + y) * side + x] = Colours[channel] + brighter;
            }
    }

    private bool Covers(float dx, float dy)
    {
        var along = dx * Cosine + dy * Sine;
        var across = (dy * Cosine - dx * Sine) / Flatness;
        return along * along + across * across <= Radius * Radius;
    }

    private (int First, int End) Pixels(float centre, int side) =>
        (Math.Clamp((int)MathF.Floor(centre - Radius), 0, side), Math.Clamp((int)MathF.Floor(centre + Radius) + 1, 0, side));
}
