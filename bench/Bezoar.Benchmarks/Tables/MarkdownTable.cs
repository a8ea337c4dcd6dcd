using System.Globalization;

namespace Bezoar.Benchmarks.Tables;

/// <summary>Rows and figures as Markdown, in the invariant culture.</summary>
internal static class MarkdownTable
{
    /// <param name="heads">One per column; one that ends in a colon is aligned to the right.</param>
    /// <param name="rows">As many cells each.</param>
    public static string Of(string[] heads, IEnumerable<string[]> rows)
    {
        var lines = new List<string>
        {
            Line(heads.Select(head => head.TrimEnd(':'))),
            "|" + string.Concat(heads.Select(head => head.EndsWith(':') ? "--:|" : "---|")),
        };
        lines.AddRange(rows.Select(Line));
        return string.Join('\n', lines);
    }

    public static string Percent(double share) => Number(share * 100, "0.00") + " %";

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    public static string Whole(double value) => Number(value, "N0");

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
