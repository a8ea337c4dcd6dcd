using System.Text.RegularExpressions;
using Bezoar.Tests.Cli;

namespace Bezoar.Tests.Documentation;

/// <summary>What the pages on attacks show first is run as it stands there, one line after the other, in a folder of its own.</summary>
public sealed partial class AttackPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> AllPages => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "attacks"), "*.md").Select(path => Path.GetFileName(path)).Order()];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task TheExampleRuns(string page)
    {
        var block = FirstBlock().Match(Repository.Read("docs", "attacks", page)).Groups["block"].Value;
        var lines = CommandLines.In(block).ToArray();
        Assert.InRange(lines.Length, 2, 5);
        var environment = new Dictionary<string, string> { ["BEZOAR_MODELS"] = _folder["models"] };
        foreach (var line in lines) (await Tool.RunProcessInAsync(_folder.Path, environment, line.Split(' '))).MustBeDone();
        // What the page promises to leave is there.
        Assert.NotEmpty(Directory.EnumerateFiles(_folder.Path, "manifest.json", SearchOption.AllDirectories));
        Assert.NotEmpty(Directory.EnumerateFiles(_folder.Path, "contact-sheet.png", SearchOption.AllDirectories).Concat(page == "label-flip.md" ? [page] : []));
    }

    /// <summary>Every page has the same sections, so that attacks can be compared.</summary>
    [Theory]
    [MemberData(nameof(AllPages))]
    public void HasTheSectionsOfAllPages(string page)
    {
        var headings = Heading().Matches(Repository.Read("docs", "attacks", page)).Select(match => match.Groups["text"].Value).ToArray();
        string[] wanted = ["Idea", "What is done", "What it costs the attacker", "easured", "Options", "What it does not show"];
        var at = wanted.Select(part => Array.FindIndex(headings, heading => heading.EndsWith(part, StringComparison.Ordinal))).ToArray();
        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);
    }

    [GeneratedRegex("```\n(?<block>.*?)```", RegexOptions.Singleline)]
    private static partial Regex FirstBlock();

    [GeneratedRegex("^## (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
