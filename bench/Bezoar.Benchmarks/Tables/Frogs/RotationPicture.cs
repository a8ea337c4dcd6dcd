using Bezoar.Benchmarks.Results;
using Bezoar.Benchmarks.Tables.Pictures;

namespace Bezoar.Benchmarks.Tables.Frogs;

/// <summary>How far the decision boundary turns: of each target's victim in the end, and on average epoch by epoch.</summary>
internal static class RotationPicture
{
    private const int PlotWidth = 340, PlotHeight = 200, Left = 64, Top = 50, Between = 90, RowHeight = 366;

    /// <param name="experiments">With the title of each, and its settings with the most poison.</param>
    public static string Of(IReadOnlyList<(string Title, IReadOnlyList<TargetedRow> Rows)> experiments)
    {
        var picture = new Picture(Left + 2 * PlotWidth + Between + 26, experiments.Count * RowHeight, "Angles of the decision boundary: histograms over targets, and means epoch by epoch");
        for (var i = 0; i < experiments.Count; i++)
        {
            var (title, rows) = experiments[i];
            var top = Top + i * RowHeight;
            Histogram(picture, top, $"{title}: {rows[0].Setting}", rows[0]);
            Epochs(picture, top, $"{title}, by epoch", rows);
        }
        return picture.ToString();
    }

    private static void Histogram(Picture picture, int top, string title, TargetedRow row)
    {
        var (counts, step) = (row.Histograms.Angles, row.Histograms.AngleStep);
        var shares = counts.Select(count => 100.0 * count / counts.Sum()).ToArray();
        var plot = new Plot(picture, Left, top, PlotWidth, PlotHeight, Axis.Upwards(counts.Count * step, "°", "angle between the boundaries without and with poison"), Axis.Upwards(shares.Max(), " %", "share of targets"))
            .DrawAxes(title);
        for (var i = 0; i < counts.Count; i++)
            if (counts[i] > 0) plot.Bar((i + 0.06) * step, (i + 0.94) * step, shares[i], Picture.With, FormattableString.Invariant($"{i * step:0.#} to {(i + 1) * step:0.#}°: {counts[i]} of {counts.Sum()}"));
    }

    private static void Epochs(Picture picture, int top, string title, IReadOnlyList<TargetedRow> rows)
    {
        const int X = Left + PlotWidth + Between;
        var plot = new Plot(picture, X, top, PlotWidth, PlotHeight,
            Axis.Upwards(rows.Max(row => row.Histograms.Epochs[^1]), "", "epoch"), Axis.Upwards(rows.Max(row => row.Histograms.DegreesByEpoch.Max()), "°", "mean angle over targets")).DrawAxes(title);
        for (var i = 0; i < rows.Count; i++)
        {
            var line = rows[i].Histograms;
            plot.Line(Picture.LineStyle(i), [.. line.Epochs.Zip(line.DegreesByEpoch, (epoch, degrees) => ((double)epoch, degrees))]);
        }
        picture.Legend(X, top + PlotHeight + 62, PlotWidth, rows.Select((row, i) => (row.Setting, Picture.LineMark(Picture.LineStyle(i)))));
    }
}
