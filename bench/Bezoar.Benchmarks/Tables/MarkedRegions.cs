using System.Text.RegularExpressions;

namespace Bezoar.Benchmarks.Tables;

/// <summary>The parts of a page between <c>&lt;!-- table:NAME --&gt;</c> and <c>&lt;!-- /table --&gt;</c>: never typed, always generated.</summary>
internal static partial class MarkedRegions
{
    /// <summary>Replaces the content of every region.</summary>
    /// <param name="page">Markdown.</param>
    /// <param name="generate">From a region's name to its content, without a line feed at the end.</param>
    public static string Rewrite(string page, Func<string, string> generate) =>
        Region().Replace(page, match => $"{match.Groups["open"].Value}\n{generate(match.Groups["name"].Value)}\n<!-- /table -->");

    // A region holds no other: the first end that follows is its own.
    [GeneratedRegex("""(?<open><!-- table:(?<name>[a-z0-9-]+) -->)\n.*?<!-- /table -->""", RegexOptions.Singleline)]
    private static partial Regex Region();
}
