using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates;

/// <summary>The pages for readers quote the code, and their examples are computed.</summary>
public partial class DocumentationTests
{
    private static readonly string Page = Read("certificates/dpa.md");

    [Fact]
    public void WorkedExampleIsRight()
    {
        var rows = ExampleRow().Matches(Page);
        Assert.True(rows.Count >= 5);
        foreach (Match row in rows)
        {
            int[] votes = [.. row.Groups["votes"].Value.Split(", ").Select(Number)];
            Assert.Equal(Number(row.Groups["prediction"].Value), VoteTable.Plurality(votes));
            Assert.Equal(Number(row.Groups["radius"].Value), DpaCertificate.Radius(votes).Value);
        }
    }

    [Fact]
    public void PageQuotesTheDescription()
    {
        Assert.Contains(DpaCertificate.Description.ThreatModel, Page, StringComparison.Ordinal);
        Assert.Contains($"*{DpaCertificate.Description.Unit}*", Page, StringComparison.Ordinal);
        for (var i = 0; i < DpaCertificate.Description.Assumptions.Count; i++)
            Assert.Contains($"\n{i + 1}. {DpaCertificate.Description.Assumptions[i]}\n", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void SoundnessNamesTestsThatExist()
    {
        var names = TestName().Matches(Read("soundness.md")).Select(match => match.Groups[1].Value).Distinct().ToArray();
        Assert.True(names.Length >= 6);
        var tests = typeof(DocumentationTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}").Append(type.Name)).ToHashSet();
        Assert.All(names, name => Assert.Contains(name, tests));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Read(string page, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", page));

    [GeneratedRegex(@"^\| (?<votes>\d+(, \d+)+) \| (?<prediction>\d+) \| (?<radius>\d+) \|", RegexOptions.Multiline)]
    private static partial Regex ExampleRow();

    [GeneratedRegex(@"`(\w+Tests(\.\w+)?)`")]
    private static partial Regex TestName();
}
