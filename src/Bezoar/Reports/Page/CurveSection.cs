namespace Bezoar.Reports.Page;

/// <summary>Certified accuracy against the poison budget.</summary>
internal static class CurveSection
{
    private const int MostRows = 26;

    public static Html Render(ReportModel model, Chart chart)
    {
        var caption = "Each step holds up to and including its radius."
            + (model.ShowsFewer ? " Of each method the setting with the largest median is shown; the others are in the tables." : "")
            + (model.Published.Count > 0
                ? " Diamonds mark what the DPA paper prints: clean accuracy at 0 and 50 % at the median, in the colour of the line"
                + " with the same k. The whole published curve is not available as numbers."
                : "");
        return Html.Of($"""
            <section id="curve" aria-labelledby="curve-title">
            <h2 id="curve-title">Certified accuracy</h2>
            <p>The share of test inputs whose prediction is correct and provably stays so against every attack of the given budget.
            No attack, known or unknown, pushes the accuracy below this line.</p>
            {chart.Render("curve", 0, Describe(model), caption, Html.Of($"{Steps(model)}{Published(model)}"))}
            </section>
            """);
    }

    private static string Describe(ReportModel model) => "Line chart of certified accuracy against the budget of " + model.BudgetAxis + ". "
        + string.Join(" ", model.Shown.Select(result =>
            $"{result.Name}: {Wording.Percent(result.Curve.CleanAccuracy)} at 0, 50 % at {result.Median}, zero above {Largest(result)}."));

    private static Html Steps(ReportModel model)
    {
        var largest = Math.Max(0, model.Shown.Max(Largest));
        var step = RoundStep.For(largest, MostRows - 2);
        var radii = Enumerable.Range(0, largest / step + 1).Select(i => i * step).Append(largest).Distinct();
        return Html.Of($"""
            {Table.Render(
                "Certified accuracy by budget",
                ["Budget", .. model.Shown.Select(result => result.Name)],
                radii.Select(radius => (Html[])
                [
                    Table.Text(Wording.Count(radius)), .. model.Shown.Select(result => Accuracy(result, radius)),
                ]))}
            <p class="source">Every single step is in result.json; the radius of every test input in the certificates files.</p>
            """);
    }

    private static Html Accuracy(ResultView result, int radius) => Table.Text(Wording.Percent(result.Curve.At(radius)));

    private static Html Published(ReportModel model) => model.Published.Count == 0 ? Html.Empty : Table.Render(
        "Published points",
        ["Published", "Certified accuracy at 0", "Budget withstood by half"],
        model.Published.Select(figure => (Html[])
        [
            Table.Text(figure.Name),
            Table.Text(Wording.Percent(figure.CleanAccuracy)),
            Table.Text(Wording.Radius(figure.MedianCertifiedRadius ?? -1)),
        ]));

    private static int Largest(ResultView result) => result.Run.Certificates.Max(certificate => certificate.Radius.Value);
}
