using Bezoar.Reports.Page.Evaluation;
using Bezoar.Reports.Targeted;

namespace Bezoar.Reports.Page.Targeted;

/// <summary>Success against what was varied, and how the boundary turns in the course of training.</summary>
internal static class TargetedSweepSection
{
    public static Html Render(TargetedReportModel model, Chart chart) => Html.Of($"""
        <section id="sweep" aria-labelledby="sweep-title">
        <h2 id="sweep-title">More and less</h2>
        {model.Sweeps.Select((sweep, i) => Html.Of($"""
            <h3>Targets hit, by {sweep.Axis}</h3>
            {chart.Render("sweep", i, Describe(sweep), "Bars are 95 % intervals." + (sweep.IsLogarithmic ? " The axis is logarithmic." : ""), Numbers(sweep))}
            """))}
        <h3>How far the decision boundary turns, epoch by epoch</h3>
        <p>The angle between the last layers of the victims without and with poison, after the same epoch: means over targets.</p>
        {chart.Render("turning", 0, Turning(model), "An attack on a frozen network has to turn the boundary; one on all layers moves the features instead.", TurningNumbers(model))}
        </section>
        """);

    private static string Describe(TargetedSweep sweep) => $"Line chart of targets hit by {sweep.Axis}. " + string.Join(" ", sweep.Lines.Select(line =>
        $"{(line.Name.Length > 0 ? line.Name + ": " : "")}{string.Join(", ", line.Points.OrderBy(sweep.Value).Select(point => $"{AttackWords.Share(point.Success)} at {TargetedWords.Number(sweep.Value(point))}"))}."));

    private static Html Numbers(TargetedSweep sweep) => Table.Render(
        $"By {sweep.Axis}", ["Setting", sweep.Axis, "Targets hit (95\u00A0%)"],
        sweep.Lines.SelectMany(line => line.Points.OrderBy(sweep.Value).Select(point => (Html[])
        [
            Table.Text(point.Outcome.Setting), Table.Text(TargetedWords.Number(sweep.Value(point))), Table.Text(AttackWords.InColumn(point.Success)),
        ])));

    private static string Turning(TargetedReportModel model) => "Line chart of mean angles. " + string.Join(" ", model.Details.Select(summary =>
        $"{summary.Outcome.Setting}: {TargetedWords.Degrees(summary.Degrees)} in the end."));

    private static Html TurningNumbers(TargetedReportModel model) => Table.Render(
        "Mean angle", ["Setting", "Epoch", "Angle"],
        model.Details.SelectMany(summary => summary.Outcome.MeasuredEpochs.Zip(TargetedChartData.TurningOf(summary)).Select(point => (Html[])
        [
            Table.Text(summary.Outcome.Setting), Table.Text(Wording.Count(point.First)), Table.Text(TargetedWords.Degrees(point.Second)),
        ])));
}
