using System.Text.RegularExpressions;

namespace Bezoar.Tests.Documentation;

/// <summary>The folders that pages describe are there.</summary>
public partial class LayoutTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    public void FoldersExist(string page)
    {
        var folders = Folder().Matches(Repository.Read(page)).Select(match => match.Value).Distinct().ToArray();
        Assert.NotEmpty(folders);
        Assert.All(folders, folder => Assert.True(Directory.Exists(Path.Combine(Repository.Root, folder)), $"{page} names {folder}"));
    }

    [GeneratedRegex(@"\b(src|test|bench)/[A-Za-z./]*[A-Za-z](?=/)")]
    private static partial Regex Folder();
}
