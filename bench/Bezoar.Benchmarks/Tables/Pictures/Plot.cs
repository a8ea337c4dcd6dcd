namespace Bezoar.Benchmarks.Tables.Pictures;

/// <summary>From the numbers of one axis to its ticks.</summary>
/// <param name="From">Lowest number.</param>
/// <param name="To">Highest number.</param>
/// <param name="Step">Between ticks.</param>
/// <param name="Unit">Behind the number of a tick.</param>
/// <param name="Caption">What is counted.</param>
internal sealed record Axis(double From, double To, double Step, string Unit, string Caption)
{
    /// <summary>From 0 in round steps, to somewhat above the largest number.</summary>
    public static Axis Upwards(double largest, string unit, string caption)
    {
        var step = new[] { 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100 }.First(size => size * 6 >= largest);
        return new(0, Math.Ceiling(largest / step) * step, step, unit, caption);
    }

    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Round((To - From) / Step) + 1).Select(i => Math.Round(From + i * Step, 6));
}

/// <summary>One plot of a picture: numbers become places.</summary>
/// <param name="picture">Where it is drawn.</param>
/// <param name="left">Of the area inside the axes.</param>
/// <param name="top">The same.</param>
/// <param name="width">The same.</param>
/// <param name="height">The same.</param>
/// <param name="across">The axis below.</param>
/// <param name="up">The axis on the left.</param>
internal sealed class Plot(Picture picture, double left, double top, double width, double height, Axis across, Axis up)
{
    /// <summary>Grid, ticks and captions.</summary>
    public Plot DrawAxes(string title)
    {
        picture.Add($"""<text x="{left}" y="{top - 28:0.#}" font-weight="600" fill="{Picture.Ink}">{title}</text>""");
        picture.Add($"""<text x="{left}" y="{top - 10:0.#}" fill="{Picture.Soft}">{up.Caption}</text>""");
        foreach (var tick in up.Ticks)
            picture.Add($"""<path d="M{left} {Y(tick):0.0}h{width}" stroke="{Picture.Grid}"/><text x="{left - 8}" y="{Y(tick):0.0}" dy="4" text-anchor="end" fill="{Picture.Soft}">{tick:#,0.######}{up.Unit}</text>""");
        foreach (var tick in across.Ticks)
            picture.Add($"""<path d="M{X(tick):0.0} {top + height}v5" stroke="{Picture.Soft}"/><text x="{X(tick):0.0}" y="{top + height + 19}" text-anchor="middle" fill="{Picture.Soft}">{tick:#,0.######}{across.Unit}</text>""");
        picture.Add($"""<path d="M{left} {top + height}h{width}" stroke="{Picture.Soft}"/><text x="{left + width / 2}" y="{top + height + 37}" text-anchor="middle" fill="{Picture.Ink}">{across.Caption}</text>""");
        return this;
    }

    public void Bar(double from, double to, double share, string colour, string title) => picture.Add(
        $"""<rect x="{X(from):0.0}" y="{Y(share):0.0}" width="{X(to) - X(from):0.0}" height="{Y(0) - Y(share):0.0}" fill="{colour}"><title>{title}</title></rect>""");

    /// <summary>From point to point.</summary>
    public void Line(string style, IReadOnlyList<(double X, double Y)> points)
    {
        var places = string.Join(' ', points.Select(point => FormattableString.Invariant($"{X(point.X):0.0},{Y(point.Y):0.0}")));
        picture.Add($"""<polyline points="{places}" fill="none" {style}/>""");
    }

    public void Dot(double x, double y, double radius, string colour, string title) =>
        picture.Add($"""<circle cx="{X(x):0.0}" cy="{Y(y):0.0}" r="{radius}" fill="{colour}"><title>{title}</title></circle>""");

    /// <summary>An interval of the number on the left.</summary>
    public void Interval(double x, double low, double high, string colour) =>
        picture.Add($"""<path d="M{X(x) - 4:0.0} {Y(high):0.0}h8m-4 0V{Y(low):0.0}m-4 0h8" fill="none" stroke="{colour}" stroke-width="1.2"/>""");

    /// <summary>A mark that is drawn about (0, 0), at many points.</summary>
    public void Marks(IEnumerable<(double X, double Y)> points, string attributes, string mark, string? title = null)
    {
        var path = string.Concat(points.Select(point => FormattableString.Invariant($"M{X(point.X):0.0} {Y(point.Y):0.0}{mark}")));
        if (title is null) picture.Add($"""<path d="{path}" {attributes}/>""");
        else picture.Add($"""<path d="{path}" {attributes}><title>{title}</title></path>""");
    }

    private double X(double value) => left + width * (value - across.From) / (across.To - across.From);

    private double Y(double value) => top + height * (up.To - value) / (up.To - up.From);
}
