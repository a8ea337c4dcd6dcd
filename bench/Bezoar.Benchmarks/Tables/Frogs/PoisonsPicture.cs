using Bezoar.Benchmarks.Results;
using Bezoar.Benchmarks.Tables.Pictures;

namespace Bezoar.Benchmarks.Tables.Frogs;

/// <summary>Targets hit over the number of poison instances, a line for each setting.</summary>
internal static class PoisonsPicture
{
    private const int PlotWidth = 740, PlotHeight = 280, Left = 64, Top = 50;

    // So that intervals at the same number stand side by side.
    private const double Aside = 0.5;

    public static string Of(TargetedEvaluationResult result)
    {
        var settings = result.Rows.GroupBy(row => row.Setting).ToArray();
        var picture = new Picture(Left + PlotWidth + 26, Top + PlotHeight + 84, "Share of targets hit over the number of poison instances");
        var plot = new Plot(picture, Left, Top, PlotWidth, PlotHeight, new(0, 80, 10, "", "poison instances"), new(0, 100, 20, " %", "share of targets hit, with 95 % intervals"))
            .DrawAxes($"All layers trained, {result.Rows[0].Success.Total} targets in each setting");
        for (var i = 0; i < settings.Length; i++)
        {
            var (number, aside) = (i, (i - (settings.Length - 1) / 2.0) * Aside);
            var rows = settings[i].OrderBy(row => row.PoisonCount).ToArray();
            plot.Line(Picture.LineStyle(number), [.. rows.Select(row => (row.PoisonCount + aside, 100 * row.Success.Share ?? 0))]);
            foreach (var row in rows)
            {
                plot.Interval(row.PoisonCount + aside, 100 * row.Success.Low, 100 * row.Success.High, Picture.Colours[number]);
                plot.Dot(row.PoisonCount + aside, 100 * row.Success.Share ?? 0, 4, Picture.Colours[number], $"{row.Setting}, {row.PoisonCount} poison instances: {row.Success.Count} of {row.Success.Total}");
            }
        }
        picture.Legend(Left, Top + PlotHeight + 66, PlotWidth, settings.Select((rows, i) => (rows.Key, $"""{Picture.LineMark(Picture.LineStyle(i))}<circle cx="9" cy="-4" r="4" fill="{Picture.Colours[i]}"/>""")));
        return picture.ToString();
    }
}
