namespace Bezoar.Reports.Page;

/// <summary>A table in a box of its own that scrolls sideways, also by keyboard, so that the page never does.</summary>
internal static class Table
{
    /// <param name="caption">What the table shows.</param>
    /// <param name="headings">One per column.</param>
    /// <param name="rows">Cells; the first one of each row is its heading.</param>
    public static Html Render(string caption, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<Html>> rows) => Html.Of($"""
        <div class="scroll" role="region" aria-label="{caption}" tabindex="0"><table>
        <caption>{caption}</caption>
        <thead><tr>{headings.Select(heading => Html.Of($"<th scope=\"col\">{heading}</th>"))}</tr></thead>
        <tbody>
        {rows.Select(Row)}
        </tbody>
        </table></div>
        """);

    public static Html Text(string? text) => Html.Of($"{text}");

    /// <summary>Text that may take several lines.</summary>
    public static Html Wrapped(string text) => Html.Of($"""<span class="wrap">{text}</span>""");

    private static Html Row(IReadOnlyList<Html> cells) =>
        Html.Of($"<tr><th scope=\"row\">{cells[0]}</th>{cells.Skip(1).Select(cell => Html.Of($"<td>{cell}</td>"))}</tr>");
}
