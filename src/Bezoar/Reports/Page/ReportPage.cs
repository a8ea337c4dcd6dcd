using System.Security.Cryptography;
using System.Text;

namespace Bezoar.Reports.Page;

/// <summary>What every page has, whatever it is about.</summary>
internal static class ReportPage
{
    /// <param name="content">What to show.</param>
    /// <param name="script">The bundled charts, or null.</param>
    public static string Render(PageContent content, string? script) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy(script)}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="Bezoar {content.Version}">
        <link rel="icon" href="data:,">
        <title>{content.Title}</title>
        <style>
        {new Html(EmbeddedText.Stylesheet)}
        {content.Style}
        </style>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        {content.Masthead}
        <main id="main">
        {(script is null ? NoChartsNotice : NoScriptNotice)}
        {content.Sections}
        </main>
        <footer><p>Written by Bezoar {content.Version} from the files in this folder. This page loads nothing from a network.</p></footer>
        {Script(content, script)}
        </body>
        </html>

        """).Markup;

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

    private static Html Script(PageContent content, string? script) => script is null
        ? Html.Empty
        : Html.Of($"""
            <script type="application/json" id="chart-data">{new Html(content.ChartData)}</script>
            <script>{new Html(script)}</script>
            """);
}
