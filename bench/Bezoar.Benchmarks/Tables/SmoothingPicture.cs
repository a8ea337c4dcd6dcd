using Bezoar.Benchmarks.Results;
using Bezoar.Benchmarks.Tables.Pictures;
using Bezoar.Experiments;
using Bezoar.Reports;

namespace Bezoar.Benchmarks.Tables;

/// <summary>Certified accuracy against changed labels: smoothing with each amount of noise, by both radii, beside SS-DPA and clusters.</summary>
internal static class SmoothingPicture
{
    private const int Left = 64, Top = 50, PlotWidth = 770, PlotHeight = 330;
    private const int MostChanged = 4000;

    private static readonly string[] Noises = ["#9f1239", "#be185d", "#db2777", "#ea6ba6", "#f2a3c7"];
    private static readonly string[] Others = ["#005a8f", "#0f766e", "#4d7c0f", "#334155"];

    /// <summary>Where it stands, from the repository's root.</summary>
    public const string File = "docs/certificates/smoothing-mnist.svg";

    public static string Of(MethodsResult result)
    {
        var picture = new Picture(Left + PlotWidth + 26, Top + PlotHeight + 174, "Certified accuracy against changed labels on MNIST");
        var plot = new Plot(picture, Left, Top, PlotWidth, PlotHeight, new(0, MostChanged, 500, "", "changed labels, of 60,000"), new(0, 100, 20, " %", "predictions that are right and provably stay so"))
            .DrawAxes("MNIST: noise on labels, beside other certificates against changed labels");
        var curves = Styled([.. result.All().Where(figures => figures.Curve is not null && figures.Method != MethodChoice.RidgeFlips)]).ToArray();
        foreach (var (figures, style) in curves) plot.Line(style, Points(figures));
        picture.Legend(Left, Top + PlotHeight + 66, PlotWidth, curves.Select(curve => (MethodNames.Of(curve.Figures.Method, curve.Figures.Partitions), Picture.LineMark(curve.Style))));
        return picture.ToString();
    }

    /// <summary>The same shade for the same noise, dotted where the radius is that by divergence.</summary>
    private static IEnumerable<(MethodFigures Figures, string Style)> Styled(MethodFigures[] curves) =>
        curves.GroupBy(figures => (IsSmoothing: figures.Method.StartsWith("smoothing", StringComparison.Ordinal), IsByDivergence: figures.Method.StartsWith("smoothing-kl", StringComparison.Ordinal)))
            .SelectMany(family => family.Select((figures, i) =>
                (figures, Picture.LineStyle(family.Key.IsSmoothing ? Noises[i % Noises.Length] : Others[i % Others.Length], family.Key.IsByDivergence ? "2 4" : ""))));

    /// <summary>Down to the ground after the last.</summary>
    private static (double Changed, double Percent)[] Points(MethodFigures figures)
    {
        var points = figures.Curve!.Where(point => point.Radius <= MostChanged).ToArray();
        return [.. points.Append(points[^1] with { Accuracy = 0 }).Select(point => ((double)point.Radius, 100 * point.Accuracy))];
    }
}
