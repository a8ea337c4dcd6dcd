namespace Bezoar.Reports.Page;

/// <summary>One panel for each result.</summary>
internal static class DetailsSection
{
    public static Html Render(ReportModel model, Chart chart) => Html.Of($"""
        <section id="details" aria-labelledby="details-title">
        <h2 id="details-title">In detail</h2>
        {Panels.Render([.. model.Results.Select(result => result.Name)], model.Best.Position, i => Panel(model, model.Results[i], chart))}
        </section>
        """);

    private static Html Panel(ReportModel model, ResultView result, Chart chart) => Html.Of($"""
        {Tiles.Render(
            ("median certified radius", Wording.Radius(result.Median)),
            ("clean accuracy", Wording.Percent(result.Curve.CleanAccuracy)),
            ("single base classifier", Wording.Percent(result.Summary.BaseAccuracy)),
            ("predictions proven against at least 1", Wording.Percent(result.Curve.At(1))))}
        {HistogramSection.Render(model, result, chart)}
        <h4>Which classes are confused</h4>
        {ConfusionSection.Render(result.Confusion, result.Position, result.Name, chart)}
        {ExamplesSection.Render(model, result)}
        """);
}
