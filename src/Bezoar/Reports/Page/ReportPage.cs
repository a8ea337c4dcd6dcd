using System.Security.Cryptography;
using System.Text;

namespace Bezoar.Reports.Page;

/// <summary>The whole page.</summary>
internal static class ReportPage
{
    /// <param name="model">What to show.</param>
    /// <param name="script">The bundled charts, or null.</param>
    public static string Render(ReportModel model, string? script)
    {
        var chart = new Chart(script is not null);
        var name = model.Run.Dataset.Name;
        return Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy(script)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="Bezoar {model.Run.Version}">
            <link rel="icon" href="data:,">
            <title>{name}: certified against data poisoning · Bezoar</title>
            <style>
            {new Html(EmbeddedText.Stylesheet)}
            {DetailsSection.Style(model)}
            </style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            {HeadlineSection.Render(model)}
            <main id="main">
            {(script is null ? NoChartsNotice : NoScriptNotice)}
            {OverviewSection.Render(model)}
            {CurveSection.Render(model, chart)}
            {FrontierSection.Render(model, chart)}
            {DetailsSection.Render(model, chart)}
            {AssumptionsSection.Render(model)}
            {RecheckSection.Render(model)}
            {ProvenanceSection.Render(model)}
            </main>
            <footer><p>Written by Bezoar {model.Run.Version} from the files in this folder. This page loads nothing from a network.</p></footer>
            {Script(model, script)}
            </body>
            </html>

            """).Markup;
    }

    private static Html NoChartsNotice { get; } = Html.Of($"""
        <p class="notice"><strong>No charts in this copy.</strong> Bezoar was built where npm was absent or failed. All numbers stand in
        the tables. For charts, install Node.js with npm, build Bezoar again, and run <code>bezoar report DIR</code> on this folder.</p>
        """);

    private static Html NoScriptNotice { get; } = Html.Of($"""
        <noscript><p class="notice">Charts need JavaScript, which is off. All numbers also stand in tables.</p></noscript>
        """);

    // The page runs the one script that it was written with, and can load nothing: even if some text slipped through unescaped.
    private static string Policy(string? script)
    {
        var allowed = script is null
            ? "'none'"
            : $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";
        return $"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {allowed}; base-uri 'none'; form-action 'none'";
    }

    private static Html Script(ReportModel model, string? script) => script is null
        ? Html.Empty
        : Html.Of($"""
            <script type="application/json" id="chart-data">{new Html(ChartData.From(model).ToJson())}</script>
            <script>{new Html(script)}</script>
            """);
}
