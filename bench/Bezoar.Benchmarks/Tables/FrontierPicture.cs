using Bezoar.Benchmarks.Results;
using Bezoar.Benchmarks.Tables.Pictures;
using Bezoar.Certificates;
using Bezoar.Reports;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>
/// Clean accuracy against median certified radius, a line for each method through its settings in their order: a picture for pages that run no script.
/// </summary>
internal static class FrontierPicture
{
    private const int Left = 64, Top = 50, PlotWidth = 770, PlotHeight = 330;
    private const double LowestPercent = 92;
    private const string Diamond = "m0 -6l6 6l-6 6l-6 -6z", OfPublished = "fill=\"#ffffff\" stroke=\"#111111\" stroke-width=\"1.5\"";

    private static readonly string[] Colours = ["#005a8f", "#c2410c", "#0f766e", "#7e22ce", "#a16207", "#be185d", "#4d7c0f", "#334155", "#0891b2", "#9f1239"];

    /// <summary>Where it stands, from the repository's root.</summary>
    public const string File = "docs/frontier-mnist.svg";

    public static string Of(MethodsResult result)
    {
        var families = result.All().Where(figures => 100 * figures.CleanAccuracy >= LowestPercent).GroupBy(figures => MethodNames.Family(figures.Method)).ToArray();
        var most = Math.Ceiling(result.All().Max(figures => figures.MedianCertifiedRadius) / 500.0) * 500;
        var picture = new Picture(Left + PlotWidth + 26, Top + PlotHeight + 150, "Clean accuracy against median certified radius on MNIST");
        var plot = new Plot(picture, Left, Top, PlotWidth, PlotHeight,
            new(0, most, 500, "", "median certified radius: what half of all predictions provably withstand"), new(LowestPercent, 100, 2, " %", "clean accuracy")).DrawAxes("MNIST: every kind of certificate");
        for (var i = 0; i < families.Length; i++) Draw(plot, [.. families[i]], i);
        foreach (var figure in PublishedFigures.For("mnist", "dpa").Concat(PublishedFigures.For("mnist", "ss-dpa")))
            plot.Marks([(figure.MedianCertifiedRadius!.Value, 100 * figure.CleanAccuracy)], OfPublished, Diamond, $"{figure.Name}: {Percent(figure.CleanAccuracy)}, {figure.MedianCertifiedRadius}");
        picture.Legend(Left, Top + PlotHeight + 66, PlotWidth,
        [
            .. families.Select((family, i) => (family.Key + (IsOfFlips(family.First()) ? " (changed labels)" : ""), Picture.LineMark(Style(family.First(), i)))),
            ("published: DPA and SS-DPA", $"""<path d="M9 -4{Diamond}" {OfPublished}/>"""),
        ]);
        return picture.ToString();
    }

    private static void Draw(Plot plot, MethodFigures[] points, int family)
    {
        plot.Line(Style(points[0], family), [.. points.Select(point => ((double)point.MedianCertifiedRadius, 100 * point.CleanAccuracy))]);
        foreach (var point in points)
            plot.Dot(point.MedianCertifiedRadius, 100 * point.CleanAccuracy, 4.5, Colours[family % Colours.Length],
                $"{MethodNames.Of(point.Method, point.Partitions)}: {Percent(point.CleanAccuracy)}, {point.MedianCertifiedRadius}");
    }

    private static bool IsOfFlips(MethodFigures figures) => figures.Unit == BudgetUnits.LabelFlips;

    private static string Style(MethodFigures figures, int family) => Picture.LineStyle(Colours[family % Colours.Length], IsOfFlips(figures) ? "6 4" : "");
}
