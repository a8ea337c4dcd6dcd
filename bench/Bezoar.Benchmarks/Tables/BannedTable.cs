using System.Text.RegularExpressions;

namespace Bezoar.Benchmarks.Tables;

/// <summary>The analyzer's list of what the library must not use, for people.</summary>
internal static partial class BannedTable
{
    /// <param name="lines">Such as <c>M:System.Math.Exp(System.Double);why</c>.</param>
    public static string Of(IEnumerable<string> lines) => MarkdownTable.Of(
        ["what", "why"],
        lines.Select(line => Entry().Match(line)).Where(entry => entry.Success)
            .GroupBy(entry => entry.Groups["why"].Value, entry => Name(entry))
            .Select(group => new[] { string.Join(", ", group.Select(name => $"`{name}`")), group.Key }));

    /// <summary>The type's own name, and the member's where only that is banned.</summary>
    private static string Name(Match entry)
    {
        var words = entry.Groups["symbol"].Value.Split('.');
        return string.Join('.', words[^(entry.Groups["kind"].Value == "T" ? 1 : 2)..]);
    }

    [GeneratedRegex(@"^(?<kind>[TMPF]):(?<symbol>[\w.]+)[^;]*;(?<why>.+)$")]
    private static partial Regex Entry();
}
