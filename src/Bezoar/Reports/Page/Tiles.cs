namespace Bezoar.Reports.Page;

/// <summary>A few figures, large.</summary>
internal static class Tiles
{
    public static Html Render(params IReadOnlyList<(string Name, string Value)> tiles) => Html.Of($"""
        <dl class="tiles">
        {tiles.Select(tile => Html.Of($"<div><dt>{tile.Name}</dt><dd>{tile.Value}</dd></div>"))}
        </dl>
        """);
}
