using System.Text;
using Bezoar.Benchmarks.Results;
using Bezoar.Experiments;
using Bezoar.Reports;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>Certified accuracy against changed labels: smoothing with each amount of noise, by both radii, beside SS-DPA and clusters.</summary>
internal static class SmoothingPicture
{
    private const int Width = 860, Height = 540, Left = 64, Top = 20, PlotWidth = 770, PlotHeight = 330;
    private const int MostChanged = 4000;

    private static readonly string[] Noises = ["#9f1239", "#be185d", "#db2777", "#ea6ba6", "#f2a3c7"];
    private static readonly string[] Others = ["#005a8f", "#0f766e", "#4d7c0f", "#334155"];

    /// <summary>Where it stands, from the repository's root.</summary>
    public const string File = "docs/certificates/smoothing-mnist.svg";

    public static string Of(MethodsResult result)
    {
        MethodFigures[] curves = [.. result.All().Where(figures => figures.Curve is not null && figures.Method != MethodChoice.RidgeFlips)];
        var text = new StringBuilder($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="Certified accuracy against changed labels on MNIST">""" + "\n");
        text.Append($"""<rect width="{Width}" height="{Height}" fill="#ffffff"/>""" + "\n");
        Axes(text);
        var (x, y, noise, other) = (Left, Top + PlotHeight + 66, 0, 0);
        foreach (var family in curves.GroupBy(figures => figures.Method.StartsWith("smoothing-kl", StringComparison.Ordinal) ? "kl" : figures.Method.StartsWith("smoothing", StringComparison.Ordinal) ? "exact" : ""))
        {
            noise = 0;
            foreach (var figures in family)
            {
                var colour = family.Key.Length > 0 ? Noises[noise++ % Noises.Length] : Others[other++ % Others.Length];
                var style = $"stroke=\"{colour}\" stroke-width=\"2\"{(family.Key == "kl" ? " stroke-dasharray=\"2 4\"" : "")}";
                text.Append($"""<polyline points="{Path(figures)}" fill="none" {style}><title>{MethodNames.Of(figures.Method, figures.Partitions)}</title></polyline>""" + "\n");
                Entry(text, ref x, ref y, MethodNames.Of(figures.Method, figures.Partitions).Replace('\u00A0', ' '), style);
            }
        }
        return text.Append("</svg>\n").ToString();
    }

    private static void Axes(StringBuilder text)
    {
        for (var percent = 0; percent <= 100; percent += 20)
            text.Append($"""<path d="M{Left} {Y(percent / 100.0)}h{PlotWidth}" stroke="#e2e2e2"/><text x="{Left - 8}" y="{Y(percent / 100.0)}" dy="4" text-anchor="end" fill="#444444">{percent} %</text>""" + "\n");
        for (var changed = 0; changed <= MostChanged; changed += 500)
            text.Append($"""<path d="M{X(changed)} {Top + PlotHeight}v5" stroke="#444444"/><text x="{X(changed)}" y="{Top + PlotHeight + 20}" text-anchor="middle" fill="#444444">{Whole(changed)}</text>""" + "\n");
        text.Append($"""<text x="{Left + PlotWidth / 2}" y="{Top + PlotHeight + 40}" text-anchor="middle" fill="#111111">changed labels, of 60,000</text>""" + "\n");
        text.Append($"""<text x="{Left + 4}" y="{Top + PlotHeight - 8}" fill="#444444">predictions that are right and provably stay so</text>""" + "\n");
    }

    /// <summary>From point to point, and to the ground after the last.</summary>
    private static string Path(MethodFigures figures)
    {
        var points = figures.Curve!.Where(point => point.Radius <= MostChanged).ToArray();
        return string.Join(' ', points.Append(points[^1] with { Accuracy = 0 }).Select(point => $"{X(point.Radius)},{Y(point.Accuracy)}"));
    }

    private static void Entry(StringBuilder text, ref int x, ref int y, string name, string style)
    {
        var width = 44 + 7 * name.Length;
        if (x + width > Left + PlotWidth) (x, y) = (Left, y + 18);
        text.Append($"""<g transform="translate({x} {y})"><path d="M0 -4h18" {style}/><text x="24" fill="#111111">{name}</text></g>""" + "\n");
        x += width;
    }

    private static string X(double changed) => Number(Left + PlotWidth * changed / MostChanged, "0.0");

    private static string Y(double accuracy) => Number(Top + PlotHeight * (1 - accuracy), "0.0");
}
