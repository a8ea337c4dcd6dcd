namespace Bezoar.Reports.Page;

/// <summary>Panels of which one is shown. A group of radio buttons chooses it, in plain HTML: it works without any script.</summary>
internal static class Panels
{
    /// <param name="names">One per panel.</param>
    /// <param name="chosen">The panel that is shown first.</param>
    /// <param name="content">What stands in a panel below its name.</param>
    public static Html Render(IReadOnlyList<string> names, int chosen, Func<int, Html> content) => Html.Of($"""
        <div class="panels">
        {Selector(names, chosen)}
        {names.Select((name, i) => Html.Of($"""
            <div class="panel" id="panel-{i}" role="group" aria-labelledby="panel-title-{i}">
            <h3 id="panel-title-{i}">{name}</h3>
            {content(i)}
            </div>
            """))}
        </div>
        """);

    /// <summary>Rules that hide every panel but the chosen one.</summary>
    public static Html Style(int count) => count == 1 ? Html.Empty : Html.Join(Enumerable.Range(0, count).Select(i =>
        Html.Of($".panels:has(#pick-{i}:checked) > .panel:not(#panel-{i}) {{ display: none; }}")));

    private static Html Selector(IReadOnlyList<string> names, int chosen) => names.Count == 1 ? Html.Empty : Html.Of($"""
        <fieldset class="selector"><legend>Show</legend>
        {names.Select((name, i) => Html.Of($"""
            <label><input type="radio" name="panel" id="pick-{i}"{new Html(i == chosen ? " checked" : "")}>
            <span>{name}</span></label>
            """))}
        </fieldset>
        """);
}
