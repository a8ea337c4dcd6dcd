using System.Globalization;
using System.Text;

namespace Bezoar.Benchmarks.Tables.Pictures;

/// <summary>An SVG picture of plots, for pages that run no script. It brings its own white ground, so that a page may be dark.</summary>
/// <param name="width">Of the picture, in its own units.</param>
/// <param name="height">The same.</param>
/// <param name="description">For those who do not see it.</param>
internal sealed class Picture(int width, int height, string description)
{
    public const string Ink = "#111111", Soft = "#444444", Grid = "#e2e2e2", Without = "#64748b", With = "#c2410c";

    /// <summary>For lines and dots that stand for several of a kind, told apart without colour by their order of appearance.</summary>
    public static readonly string[] Colours = ["#c2410c", "#005a8f", "#0f766e", "#7e22ce", "#a16207", "#be185d"];

    public static readonly string[] Dashes = ["", "7 4", "2 3", "9 3 2 3", "12 4", "4 2"];

    private readonly StringBuilder _text = new();

    /// <summary>Adds what stands between tags.</summary>
    public void Add(FormattableString element) => _text.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');

    /// <summary>One name after the other, each behind its mark, over as many lines as it takes.</summary>
    /// <param name="left">Where lines begin.</param>
    /// <param name="top">Baseline of the first.</param>
    /// <param name="across">How long a line may be.</param>
    /// <param name="entries">Marks are drawn about (9, −4).</param>
    public void Legend(double left, double top, double across, IEnumerable<(string Name, string Mark)> entries)
    {
        var (x, y) = (left, top);
        foreach (var (name, mark) in entries)
        {
            var length = 40 + 6.4 * name.Length;
            if (x > left && x + length > left + across) (x, y) = (left, y + 18);
            Add($"""<g transform="translate({x:0.#} {y:0.#})">{mark}<text x="24" fill="{Ink}">{name}</text></g>""");
            x += length;
        }
    }

    public override string ToString() =>
        $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="{description}">""" + "\n"
        + $"""<rect width="{width}" height="{height}" fill="#ffffff"/>""" + "\n" + _text + "</svg>\n";

    /// <summary>Of a line.</summary>
    public static string LineStyle(string colour, string dashes) => $"stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dashes}\"";

    /// <summary>Of the n-th line of several of a kind.</summary>
    public static string LineStyle(int i) => LineStyle(Colours[i], Dashes[i]);

    /// <summary>A line's mark.</summary>
    public static string LineMark(string style) => $"""<path d="M0 -4h18" {style}/>""";

    /// <summary>A bar's mark.</summary>
    public static string BarMark(string colour) => $"""<rect x="3" y="-10" width="12" height="12" fill="{colour}"/>""";
}
