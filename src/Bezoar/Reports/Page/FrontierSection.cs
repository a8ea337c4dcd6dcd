namespace Bezoar.Reports.Page;

/// <summary>What more partitions cost and buy.</summary>
internal static class FrontierSection
{
    public static Html Render(ReportModel model, Chart chart)
    {
        var hint = model.Results.Count == 1 && model.Best.Summary.Method == "dpa"
            ? " This run has one number of partitions; certify with --partitions 300,600,1200,3000 to draw the whole frontier"
                + " at little more cost."
            : "";
        return Html.Of($"""
            <section id="frontier" aria-labelledby="frontier-title">
            <h2 id="frontier-title">Accuracy against robustness</h2>
            <p>More partitions mean more votes that an attacker has to turn, and less data for each base classifier; more neighbours
            are harder to outvote, and less alike. Further to the right withstands more, further up is more accurate.{hint}</p>
            {chart.Render("frontier", 0, Describe(model), "One line for each method, one point for each setting.", Numbers(model))}
            </section>
            """);
    }

    private static string Describe(ReportModel model) => "Chart of clean accuracy against median certified radius. "
        + string.Join(" ", model.Results.Select(result =>
            $"{result.Name}: {Wording.Percent(result.Curve.CleanAccuracy)} at radius {result.Median}."));

    private static Html Numbers(ReportModel model) => Table.Render(
        "Clean accuracy and median certified radius",
        ["Point", "Median certified radius", "Clean accuracy"],
        [
            .. model.Results.Select(result => Row($"This run, {result.Name}", result.Median, result.Curve.CleanAccuracy)),
            .. model.Published.Select(figure => Row(
                figure.Name, figure.MedianCertifiedRadius ?? -1, figure.CleanAccuracy)),
        ]);

    private static Html[] Row(string name, int median, double clean) =>
        [Table.Text(name), Table.Text(Wording.Radius(median)), Table.Text(Wording.Percent(clean))];
}
