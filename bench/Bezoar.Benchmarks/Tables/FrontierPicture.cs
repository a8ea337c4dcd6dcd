using System.Text;
using Bezoar.Benchmarks.Results;
using Bezoar.Certificates;
using Bezoar.Reports;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>
/// Clean accuracy against median certified radius, a line for each method through its settings in their order: a picture for pages that run no script.
/// </summary>
internal static class FrontierPicture
{
    private const int Width = 860, Height = 500, Left = 64, Top = 20, PlotWidth = 770, PlotHeight = 330;
    private const double LowestAccuracy = 0.92, HighestAccuracy = 1;

    private static readonly string[] Colours = ["#005a8f", "#c2410c", "#0f766e", "#7e22ce", "#a16207", "#be185d", "#4d7c0f", "#334155", "#0891b2", "#9f1239"];

    /// <summary>Where it stands, from the repository's root.</summary>
    public const string File = "docs/frontier-mnist.svg";

    public static string Of(MethodsResult result)
    {
        var families = result.All().Where(figures => figures.CleanAccuracy >= LowestAccuracy).GroupBy(figures => MethodNames.Family(figures.Method)).ToArray();
        var published = PublishedFigures.For("mnist", "dpa").Concat(PublishedFigures.For("mnist", "ss-dpa")).ToArray();
        var most = Math.Ceiling(result.All().Max(figures => figures.MedianCertifiedRadius) / 500.0) * 500;
        var text = new StringBuilder($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="Clean accuracy against median certified radius on MNIST">""" + "\n");
        text.Append($"""<rect width="{Width}" height="{Height}" fill="#ffffff"/>""" + "\n");
        Axes(text, most);
        for (var i = 0; i < families.Length; i++) Line(text, [.. families[i]], Colours[i % Colours.Length], most);
        foreach (var figure in published)
            text.Append($"""<path d="M{X(figure.MedianCertifiedRadius!.Value, most)} {Y(figure.CleanAccuracy)}m0 -6l6 6l-6 6l-6 -6z" fill="#ffffff" stroke="#111111" stroke-width="1.5"><title>{figure.Name}: {Percent(figure.CleanAccuracy)}, {figure.MedianCertifiedRadius}</title></path>""" + "\n");
        Legend(text, families);
        return text.Append("</svg>\n").ToString();
    }

    private static void Axes(StringBuilder text, double most)
    {
        for (var percent = 92; percent <= 100; percent += 2)
            text.Append($"""<path d="M{Left} {Y(percent / 100.0)}h{PlotWidth}" stroke="#e2e2e2"/><text x="{Left - 8}" y="{Y(percent / 100.0)}" dy="4" text-anchor="end" fill="#444444">{percent} %</text>""" + "\n");
        for (var radius = 0; radius <= most; radius += 500)
            text.Append($"""<path d="M{X(radius, most)} {Top + PlotHeight}v5" stroke="#444444"/><text x="{X(radius, most)}" y="{Top + PlotHeight + 20}" text-anchor="middle" fill="#444444">{Whole(radius)}</text>""" + "\n");
        text.Append($"""<text x="{Left + PlotWidth / 2}" y="{Top + PlotHeight + 40}" text-anchor="middle" fill="#111111">median certified radius: what half of all predictions provably withstand</text>""" + "\n");
        text.Append($"""<text x="{Left + 4}" y="{Top + PlotHeight - 8}" fill="#444444">clean accuracy</text>""" + "\n");
    }

    private static void Line(StringBuilder text, MethodFigures[] points, string colour, double most)
    {
        var dash = points[0].Unit == BudgetUnits.LabelFlips ? " stroke-dasharray=\"6 4\"" : "";
        text.Append($"""<polyline points="{string.Join(' ', points.Select(point => $"{X(point.MedianCertifiedRadius, most)},{Y(point.CleanAccuracy)}"))}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>""" + "\n");
        foreach (var point in points)
            text.Append($"""<circle cx="{X(point.MedianCertifiedRadius, most)}" cy="{Y(point.CleanAccuracy)}" r="4.5" fill="{colour}"><title>{MethodNames.Of(point.Method, point.Partitions)}: {Percent(point.CleanAccuracy)}, {point.MedianCertifiedRadius}</title></circle>""" + "\n");
    }

    private static void Legend(StringBuilder text, IGrouping<string, MethodFigures>[] families)
    {
        var (x, y) = (Left, Top + PlotHeight + 66);
        for (var i = 0; i < families.Length; i++)
        {
            var flips = families[i].First().Unit == BudgetUnits.LabelFlips;
            var name = families[i].Key.Replace('\u00A0', ' ') + (flips ? " (changed labels)" : "");
            Entry(text, ref x, ref y, name, $"""<path d="M0 -4h18" stroke="{Colours[i % Colours.Length]}" stroke-width="2"{(flips ? " stroke-dasharray=\"6 4\"" : "")}/>""");
        }
        Entry(text, ref x, ref y, "published: DPA and SS-DPA", """<path d="M9 -10l6 6l-6 6l-6 -6z" fill="#ffffff" stroke="#111111" stroke-width="1.5"/>""");
    }

    private static void Entry(StringBuilder text, ref int x, ref int y, string name, string mark)
    {
        var width = 44 + 7 * name.Length;
        if (x + width > Left + PlotWidth) (x, y) = (Left, y + 20);
        text.Append($"""<g transform="translate({x} {y})">{mark}<text x="24" fill="#111111">{name}</text></g>""" + "\n");
        x += width;
    }

    private static string X(double radius, double most) => Number(Left + PlotWidth * radius / most, "0.0");

    private static string Y(double accuracy) => Number(Top + PlotHeight * (HighestAccuracy - accuracy) / (HighestAccuracy - LowestAccuracy), "0.0");
}
