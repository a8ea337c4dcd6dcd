using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Bezoar.Certificates;
using Bezoar.Certificates.FiniteAggregation;
using Bezoar.Certificates.KernelVotes;
using Bezoar.Certificates.LabelFlips;
using Bezoar.Certificates.RandomisedSmoothing;
using Bezoar.Certificates.RunOffElection;

namespace Bezoar.Tests.Certificates;

/// <summary>The pages for readers quote the code, and their examples are computed.</summary>
public partial class DocumentationTests
{
    public static TheoryData<string, string> Pages => new()
    {
        { "dpa", "dpa" }, { "run-off-election", "roe" }, { "finite-aggregation", "fa-2" }, { "nearest-neighbours", "knn" },
        { "kernel-votes", "kernel-votes-0.11" }, { "ss-dpa", "ss-dpa" }, { "label-flips", "label-flips-12" },
        { "randomised-smoothing", "smoothing-0.3" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void WorkedExampleIsRight(string page, string method)
    {
        var rows = ExampleRow().Matches(Read($"certificates/{page}.md"));
        Assert.True(rows.Count >= 3);
        foreach (Match row in rows)
        {
            int[] numbers = [.. row.Groups["numbers"].Value.Replace(" | ", ", ", StringComparison.Ordinal).Split(", ").Select(Number)];
            var issuer = Issuer(method, numbers);
            Assert.Equal(Number(row.Groups["prediction"].Value), issuer.Prediction(numbers));
            Assert.Equal(Number(row.Groups["radius"].Value), issuer.Radius(numbers).Value);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void PageQuotesTheDescription(string page, string method)
    {
        var (text, description) = (Read($"certificates/{page}.md"), Issuer(method, [3, 0]).Description);
        Assert.Contains(description.ThreatModel, text, StringComparison.Ordinal);
        Assert.Contains($"*{description.Unit}*", text, StringComparison.Ordinal);
        for (var i = 0; i < description.Assumptions.Count; i++)
            Assert.Contains($"\n{i + 1}. {description.Assumptions[i]}\n", text, StringComparison.Ordinal);
    }

    private static CertificateMethod Issuer(string method, int[] row) => method switch
    {
        "dpa" => CountedVotes.OfPartitions(row.Sum(), row.Length),
        "knn" => CountedVotes.OfNeighbours(row.Sum(), row.Length),
        "ss-dpa" => CountedVotes.OfSortedPartitions(row.Sum(), row.Length),
        "roe" => new RunOffMethod(row.Length / 2, row.Length / 2),
        "fa-2" => new FiniteAggregationMethod(new(5, [3, 0]), 2),
        "label-flips-12" => new ClusterFlips(12, row.Length),
        "smoothing-0.3" => SmoothingMethod.Exact(new(0.3, Math.Max(2, row.Length - 1))),
        _ => new KernelVotesMethod(0.11f, 1024, row.Length),
    };

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

    [GeneratedRegex(@"^\| (?<numbers>\d+(, \d+)+( \| \d+(, \d+)+)?) \| (?<prediction>\d+) \| (?<radius>\d+) \|", RegexOptions.Multiline)]
    private static partial Regex ExampleRow();

    [GeneratedRegex(@"`(\w+Tests(\.\w+)?)`")]
    private static partial Regex TestName();
}
