using Bezoar.Benchmarks.Results;
using Bezoar.Benchmarks.Tables.Pictures;

namespace Bezoar.Benchmarks.Tables.Frogs;

/// <summary>How sure victims are that targets are what the attacker wants, without and with poison.</summary>
internal static class ConfidencePicture
{
    private const int PlotWidth = 340, PlotHeight = 220, Left = 64, Top = 50, Between = 90;

    /// <param name="shown">With the title of each.</param>
    public static string Of(IReadOnlyList<(string Title, TargetedRow Row)> shown)
    {
        var picture = new Picture(Left + shown.Count * (PlotWidth + Between) - Between + 26, Top + PlotHeight + 84, "Histograms of the confidence in the wrong class, without and with poison");
        for (var i = 0; i < shown.Count; i++)
        {
            var (title, row) = shown[i];
            var histograms = row.Histograms;
            var plot = new Plot(picture, Left + i * (PlotWidth + Between), Top, PlotWidth, PlotHeight, new(0, 100, 20, " %", "confidence in the wrong class"), new(0, 100, 20, " %", "share of targets"))
                .DrawAxes($"{title}: {row.Success.Total} targets");
            Draw(plot, histograms.ConfidencesBefore, 0, "without", Picture.Without);
            Draw(plot, histograms.ConfidencesAfter, 1, "with", Picture.With);
        }
        picture.Legend(Left, Top + PlotHeight + 66, 400, [("without poison", Picture.BarMark(Picture.Without)), ("with poison", Picture.BarMark(Picture.With))]);
        return picture.ToString();
    }

    private static void Draw(Plot plot, IReadOnlyList<int> counts, int place, string poison, string colour)
    {
        var (step, total) = (100.0 / counts.Count, counts.Sum());
        for (var i = 0; i < counts.Count; i++)
        {
            if (counts[i] == 0) continue;
            var from = (i + 0.1 + 0.4 * place) * step;
            plot.Bar(from, from + 0.38 * step, 100.0 * counts[i] / total, colour, $"{i * step:0} to {(i + 1) * step:0} %, {poison} poison: {counts[i]} of {total}");
        }
    }
}
