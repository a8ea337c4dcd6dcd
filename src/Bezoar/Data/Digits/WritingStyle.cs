using System.Globalization;

namespace Bezoar.Data.Digits;

/// <summary>One way to write a digit: strokes through control points.</summary>
internal sealed class WritingStyle
{
    /// <param name="share">How common the style is, relative to the other styles of the same digit.</param>
    /// <param name="strokes">
    /// Points <c>x,y</c> in hundredths of the digit's height, y downward, separated by spaces. The pen runs smoothly through
    /// them, but turns sharply at a point marked <c>^</c>.
    /// </param>
    public WritingStyle(int share, params string[] strokes)
    {
        Share = share;
        Strokes = [.. strokes.Select(stroke => stroke.Split(' ').Select(Parse).ToArray())];
    }

    public int Share { get; }

    public ControlPoint[][] Strokes { get; }

    private static ControlPoint Parse(string point)
    {
        var comma = point.IndexOf(',', StringComparison.Ordinal);
        var corner = point.EndsWith('^');
        return new(
            int.Parse(point.AsSpan(0, comma), CultureInfo.InvariantCulture) / 100f,
            int.Parse(point.AsSpan(comma + 1, point.Length - comma - (corner ? 2 : 1)), CultureInfo.InvariantCulture) / 100f,
            corner);
    }
}

/// <summary>A point of a stroke's skeleton, in heights of the digit.</summary>
internal readonly record struct ControlPoint(float X, float Y, bool Corner);
