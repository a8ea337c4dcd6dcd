namespace Bezoar.Reports.Page;

/// <summary>A chart with its table. Without the bundled script the table stands alone and open.</summary>
internal sealed class Chart(bool available)
{
    /// <param name="kind">A drawing function of <c>Charts/charts.js</c>.</param>
    /// <param name="result">Which result it draws; the first one for charts of all results.</param>
    /// <param name="description">What a reader who cannot see it should know.</param>
    /// <param name="caption">What a reader should know to read the drawing.</param>
    /// <param name="table">The same numbers.</param>
    public Html Render(string kind, int result, string description, string caption, Html table) => Html.Of($"""
        <figure class="chart-figure">
        {Drawing(kind, result, description)}
        {(available ? Html.Of($"<figcaption>{caption}</figcaption>") : Html.Empty)}
        <details class="numbers"{new Html(available ? "" : " open")}><summary>The numbers as a table</summary>
        {table}
        </details>
        </figure>
        """);

    private Html Drawing(string kind, int result, string description) => available
        ? Html.Of($"""<div class="chart {kind}" data-chart="{kind}" data-result="{result}" role="img" aria-label="{description}"></div>""")
        : Html.Empty;
}
