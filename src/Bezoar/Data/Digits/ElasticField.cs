using Bezoar.Numerics;

namespace Bezoar.Data.Digits;

/// <summary>
/// A smooth random displacement of the plane: cubic B-splines over a coarse grid of random shifts (after Simard, Steinkraus
/// and Platt, ICDAR 2003, who smooth white noise; a grid costs less and does not depend on the resolution).
/// </summary>
internal sealed class ElasticField
{
    /// <summary>Two cells across the digit, so that its parts move against each other, plus what the spline needs beyond.</summary>
    private const int Cells = 2, Nodes = Cells + 3;

    private readonly (float X, float Y)[] _shifts = new (float, float)[Nodes * Nodes];

    /// <param name="strength">Standard deviation of a node's shift, in heights of the digit.</param>
    /// <param name="random">Where the shifts come from.</param>
    public ElasticField(float strength, CounterRandom random)
    {
        for (var i = 0; i < _shifts.Length; i++) _shifts[i] = (strength * random.NextNormal(), strength * random.NextNormal());
    }

    /// <summary>Moves the point; x and y outside of [0, 1] are moved as the nearest border is.</summary>
    public PenPoint Displace(PenPoint point)
    {
        Span<float> across = stackalloc float[4], down = stackalloc float[4];
        var column = Weigh(point.X, across);
        var row = Weigh(point.Y, down);
        var (dx, dy) = (0f, 0f);
        for (var i = 0; i < 4; i++)
            for (var j = 0; j < 4; j++)
            {
                var weight = down[i] * across[j];
                var (x, y) = _shifts[(row + i) * Nodes + column + j];
                dx += weight * x;
                dy += weight * y;
            }
        return point with { X = point.X + dx, Y = point.Y + dy };
    }

    /// <summary>The cubic B-spline's weights of the four nodes around a coordinate; returns the first of them.</summary>
    private static int Weigh(float coordinate, Span<float> weights)
    {
        var position = Math.Clamp(coordinate, 0f, 1f) * Cells;
        var cell = Math.Min((int)position, Cells - 1);
        var t = position - cell;
        var s = 1 - t;
        weights[0] = s * s * s / 6;
        weights[1] = (3 * t * t * t - 6 * t * t + 4) / 6;
        weights[2] = (3 * s * s * s - 6 * s * s + 4) / 6;
        weights[3] = t * t * t / 6;
        return cell;
    }
}
