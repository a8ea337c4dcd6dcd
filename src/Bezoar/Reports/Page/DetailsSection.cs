namespace Bezoar.Reports.Page;

/// <summary>One panel for each result. A group of radio buttons chooses one, in plain HTML: it works without any script.</summary>
internal static class DetailsSection
{
    public static Html Render(ReportModel model, Chart chart) => Html.Of($"""
        <section id="details" aria-labelledby="details-title">
        <h2 id="details-title">In detail</h2>
        <div class="panels">
        {Selector(model)}
        {model.Results.Select(result => Panel(model, result, chart))}
        </div>
        </section>
        """);

    /// <summary>Rules that hide every panel but the chosen one.</summary>
    public static Html Style(ReportModel model) => model.Results.Count == 1 ? Html.Empty : Html.Join(model.Results.Select(result =>
        Html.Of($".panels:has(#pick-{result.Position}:checked) > .panel:not(#panel-{result.Position}) {{ display: none; }}")));

    private static Html Selector(ReportModel model) => model.Results.Count == 1 ? Html.Empty : Html.Of($"""
        <fieldset class="selector"><legend>Show</legend>
        {model.Results.Select(result => Html.Of($"""
            <label><input type="radio" name="panel" id="pick-{result.Position}"{Checked(result == model.Best)}>
            <span>{result.Name}</span></label>
            """))}
        </fieldset>
        """);

    private static Html Checked(bool chosen) => new(chosen ? " checked" : "");

    private static Html Panel(ReportModel model, ResultView result, Chart chart) => Html.Of($"""
        <div class="panel" id="panel-{result.Position}" role="group" aria-labelledby="panel-title-{result.Position}">
        <h3 id="panel-title-{result.Position}">{result.Name}</h3>
        <dl class="tiles">
        {Tile("median certified radius", Wording.Radius(result.Median))}
        {Tile("clean accuracy", Wording.Percent(result.Curve.CleanAccuracy))}
        {Tile("single base classifier", Wording.Percent(result.Summary.BaseAccuracy))}
        {Tile("predictions proven against at least 1", Wording.Percent(result.Curve.At(1)))}
        </dl>
        {HistogramSection.Render(model, result, chart)}
        <h4>Which classes are confused</h4>
        {ConfusionSection.Render(result.Confusion, result.Position, result.Name, chart)}
        {ExamplesSection.Render(model, result)}
        </div>
        """);

    private static Html Tile(string name, string value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");
}
