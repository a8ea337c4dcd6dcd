namespace Bezoar.Reports.Page;

/// <summary>What stands above everything: the finding in one sentence, what it means, and where to go on.</summary>
internal static class Masthead
{
    /// <param name="overline">What kind of report this is, and of what.</param>
    /// <param name="headline">One sentence.</param>
    /// <param name="meaning">What it means, and what it does not say.</param>
    /// <param name="contents">Sections of the page.</param>
    public static Html Render(Html overline, Html headline, Html meaning, IEnumerable<(string Anchor, string Title)> contents) => Html.Of($"""
        <header class="masthead">
        <p class="overline">{overline}</p>
        <h1>{headline}</h1>
        <p class="lede">{meaning}</p>
        <nav aria-label="Contents"><ul>
        {contents.Select(entry => Html.Of($"""<li><a href="#{entry.Anchor}">{entry.Title}</a></li>"""))}
        </ul></nav>
        </header>
        """);
}
