using System.Net;
using System.Text.RegularExpressions;
using Bezoar.Certificates;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Reports;
using Bezoar.Reports.Page;

namespace Bezoar.Tests.Reports;

public sealed class RunReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheSameFolderGivesTheSamePage()
    {
        new SampleRun().WriteTo(_folder.Path);
        var first = File.ReadAllBytes(RunReport.Write(_folder.Path));
        Assert.Equal(first, File.ReadAllBytes(RunReport.Write(_folder.Path)));
        Assert.DoesNotContain(Directory.GetFiles(_folder.Path), path => path.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void TheHeadlineSaysWhatWasProven()
    {
        var page = Text(new SampleRun());
        var best = new ReportModel(RunFolderReader.Read(_folder.Path)).Best;
        Assert.Equal(3000, best.Summary.Partitions);
        Assert.Contains(
            $"Half of all test predictions provably survive {best.Median} inserted or removed training samples", page, StringComparison.Ordinal);
        Assert.Contains("of the training set", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0,1,0,-1", "Fewer than half of the test predictions are correct")]
    [InlineData("0,0,0,0", "survive even 1 inserted or removed training sample")]
    [InlineData("0,0,0,1", "survive 1 inserted or removed training sample")]
    public void TheHeadlineIsHonestAboutWeakResults(string certificate, string headline)
    {
        var fields = certificate.Split(',').Select(int.Parse).ToArray();
        var folder = RunFolderReader.Read(new SampleRun { Partitions = [50] }.WriteTo(_folder.Path));
        var run = folder.Runs[0] with
        {
            Certificates = [.. Enumerable.Repeat(new Certificate(fields[1], fields[2], new(fields[3])), folder.Result.Dataset.TestCount)],
        };
        Assert.Contains(headline, Plain(RunReport.Render(folder with { Runs = [run] }, charts: null)), StringComparison.Ordinal);
    }

    [Fact]
    public void PublishedFiguresStandBesideTheRunsOwn()
    {
        var page = Text(new SampleRun { Partitions = [1200] });
        Assert.Contains("DPA as published, k = 1,200 447 95.85 % 76.97 % 448", page, StringComparison.Ordinal);
        Assert.Contains("DPA as published, k = 3,000 508 93.36 % 49.54 % 509", page, StringComparison.Ordinal);
        Assert.Contains("arXiv 2006.14768, Table 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("as published", Text(new SampleRun { DatasetName = "digits" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mnist", 2)]
    [InlineData("cifar10", 3)]
    [InlineData("gtsrb", 2)]
    [InlineData("digits", 0)]
    public void FiguresArePublishedForTheseDataSets(string dataset, int count)
    {
        var figures = PublishedFigures.For(dataset, "dpa");
        Assert.Equal(count, figures.Count);
        // The authors' script prints 0 where no radius qualifies; the paper a dash.
        Assert.All(figures, figure => Assert.Equal(figure.CleanAccuracy >= 0.5, figure.MedianCertifiedRadius >= 0));
    }

    [Fact]
    public void NothingThatARunSaysBecomesMarkup()
    {
        const string Hostile = "<script>alert('x')</script>&\"";
        new SampleRun { DatasetName = Hostile, Learner = Hostile }.WriteTo(_folder.Path);
        var page = File.ReadAllText(RunReport.Write(_folder.Path));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;", page, StringComparison.Ordinal);
        Assert.Equal("&lt;b&gt; <b> 1200", Html.Of($"{"<b>"} {new Html("<b>")} {1200}").Markup);
    }

    [Fact]
    public void ThePageRefersToNothingOutsideItself()
    {
        new SampleRun().WriteTo(_folder.Path);
        var page = RunReport.Render(RunFolderReader.Read(_folder.Path), EmbeddedText.Charts);
        var markup = Regex.Replace(page, "<script>.*</script>", "", RegexOptions.Singleline);
        Assert.DoesNotMatch("(src|href)=\"(?!data:|#)", markup);
        Assert.DoesNotMatch(@"url\(|@import", markup);
        Assert.Contains("default-src &#39;none&#39;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void TheBundleCarriesTheNoticesOfItsParts()
    {
        // Fails where the library was built without npm: then no report has charts.
        var charts = Assert.IsType<string>(EmbeddedText.Charts);
        Assert.All(
            (string[])["Apache License", "The Apache Software Foundation", "Baidu", "Microsoft Corporation"],
            notice => Assert.Contains(notice, charts[..20_000], StringComparison.Ordinal));
    }

    [Fact]
    public void RunsWithoutImagesHaveNoPictures()
    {
        foreach (var shape in (RecordShape?[])[null, new VectorShape(4)])
        {
            Directory.CreateDirectory(_folder["run"]);
            var page = RunReport.Render(RunFolderReader.Read(new SampleRun { Shape = shape }.WriteTo(_folder["run"])), charts: null);
            Assert.False(File.Exists(_folder["run", RunFiles.Examples]));
            Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
            Assert.Equal(shape is null, page.Contains("only votes were handed in", StringComparison.Ordinal));
            Directory.Delete(_folder["run"], recursive: true);
        }
    }

    [Fact]
    public void EveryHeadingLevelFollowsTheOneAbove()
    {
        new SampleRun().WriteTo(_folder.Path);
        var page = RunReport.Render(RunFolderReader.Read(_folder.Path), charts: null);
        var levels = Regex.Matches(page, "<h([1-6])").Select(match => match.Groups[1].Value[0] - '0').ToArray();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    private string Text(SampleRun run) =>
        Plain(RunReport.Render(RunFolderReader.Read(run.WriteTo(_folder.Path)), charts: null));

    // What a reader sees, on one line.
    private static string Plain(string page)
    {
        var spaced = Regex.Replace(page, "(<style>.*</style>|</t[hd]><t[hd][^>]*>)", " ", RegexOptions.Singleline);
        return Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(spaced, "<[^>]*>", "")), @"\s+", " ");
    }
}
