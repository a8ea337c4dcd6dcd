using System.Text.RegularExpressions;
using Bezoar.Benchmarks.Tables;

namespace Bezoar.Tests.Documentation;

/// <summary>Links between pages lead somewhere.</summary>
public partial class LinkTests
{
    [Theory]
    [MemberData(nameof(GeneratedTextTests.AllPages), MemberType = typeof(GeneratedTextTests))]
    public void LeadToFilesThatExist(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        foreach (Match link in Link().Matches(Repository.Read(page)))
        {
            var target = link.Groups["target"].Value;
            if (target.Contains("://", StringComparison.Ordinal)) continue;
            Assert.True(Path.Exists(Path.Combine(folder, target)), $"{page} links to {target}, which does not exist");
        }
    }

    [Fact]
    public void EveryPageIsLinkedFromReadme()
    {
        var readme = Repository.Read("README.md");
        foreach (var page in Pages.Below(Repository.Root).Select(page => Path.GetRelativePath(Repository.Root, page)).Where(page => page != "README.md"))
            Assert.Contains($"({page})", readme, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
