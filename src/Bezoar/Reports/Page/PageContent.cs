namespace Bezoar.Reports.Page;

/// <summary>What a page is about.</summary>
/// <param name="Title">For the browser.</param>
/// <param name="Version">Bezoar's, that made the run.</param>
/// <param name="Style">Rules of this page alone.</param>
/// <param name="Masthead">What stands above everything.</param>
/// <param name="Sections">In their order.</param>
/// <param name="ChartData">JSON that is safe inside a script element.</param>
internal sealed record PageContent(string Title, string Version, Html Style, Html Masthead, IReadOnlyList<Html> Sections, string ChartData);
