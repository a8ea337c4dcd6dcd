using System.Globalization;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>Success against options that take several values.</summary>
internal static class SweepSection
{
    public static Html Render(EvaluateReportModel model, Chart chart) => model.Sweeps.Count == 0 ? Html.Empty : Html.Of($"""
        <section id="sweep" aria-labelledby="sweep-title">
        <h2 id="sweep-title">More and less</h2>
        <p>One option of the attack takes several values, everything else being equal. {(model.HasTriggers
            ? "Heights are attack success rates, by label."
            : "Heights are what accuracy the poison leaves.")}</p>
        {model.Sweeps.Select((sweep, i) => Html.Of($"""
            <h3>By {sweep.Axis}</h3>
            {chart.Render("sweep", i, Describe(sweep), Caption(sweep), Numbers(model, sweep))}
            """))}
        </section>
        """);

    private static string Caption(AttackSweep sweep) => "Bars are 95 % intervals." + (sweep.IsLogarithmic ? " The axis is logarithmic." : "");

    private static string Describe(AttackSweep sweep) => $"Line chart by {sweep.Axis}. " + string.Join(" ", sweep.Lines.Select(line =>
        $"{line.Name}: from {At(line.Points[0])} to {At(line.Points[^1])}."));

    private static string At(SweepPoint point) => $"{AttackWords.Share(point.Measure)} at {Number(point.Value)}";

    private static Html Numbers(EvaluateReportModel model, AttackSweep sweep) => Table.Render(
        $"By {sweep.Axis}",
        ["Attack", sweep.IsShare ? "Share of the target class" : "Value", .. sweep.Axis == AttackSweep.Count ? (string[])[] : ["Poison instances"],
            model.HasTriggers ? "Success rate (95\u00A0%)" : "Accuracy with poison (95\u00A0%)"],
        sweep.Lines.SelectMany(line => line.Points.Select(point => (Html[])
        [
            Table.Text(line.Name),
            Table.Text(sweep.IsShare ? Wording.Percent(point.Value) : Number(point.Value)),
            .. sweep.Axis == AttackSweep.Count ? (Html[])[] : [Table.Text(Wording.Count((long)Math.Round(point.Group.PoisonCount)))],
            Table.Text(AttackWords.InColumn(point.Measure)),
        ])));

    private static string Number(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
