using System.Text.RegularExpressions;

namespace Bezoar.Tests.Documentation;

/// <summary>Finds what pages tell people to type.</summary>
internal static partial class CommandLines
{
    /// <summary>Every call of the tool in a page: lines of code blocks, and code within sentences that is a command with an argument.</summary>
    public static IEnumerable<string> In(string page) =>
        BlockLine().Matches(page).Concat(Inline().Matches(page)).Select(match => match.Groups["arguments"].Value.Trim());

    [GeneratedRegex(@"^(\$ )?(\./)?bezoar(?<arguments>( [^#\n]*)?)(#[^\n]*)?$", RegexOptions.Multiline)]
    private static partial Regex BlockLine();

    // Without an argument it is a command's name in a sentence; words in capitals and … stand for something else.
    [GeneratedRegex(@"`(\./)?bezoar(?<arguments> (?![^`]*([A-Z]{3,}|…))[a-z]+ [^`\n]+)`")]
    private static partial Regex Inline();
}
