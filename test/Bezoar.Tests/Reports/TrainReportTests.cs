using System.Net;
using System.Text.RegularExpressions;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Reports;

namespace Bezoar.Tests.Reports;

public sealed class TrainReportTests : IDisposable
{
    private static readonly string[] Animals = ["ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen", "ibis", "jay"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheSameFolderGivesTheSamePage()
    {
        new SampleTraining().WriteTo(_folder.Path);
        var first = File.ReadAllBytes(RunReport.Write(_folder.Path));
        Assert.Equal(first, File.ReadAllBytes(RunReport.Write(_folder.Path)));
    }

    [Fact]
    public void TheHeadlineSaysWhatWasMeasuredAndThatItIsNoProof()
    {
        var page = Text(new SampleTraining());
        var model = new TrainReportModel(TrainFolder.Read(_folder.Path));
        Assert.Contains($"badnets-cnn classifies {Wording.Percent(model.Correct / 400.0)} of all test inputs correctly".Replace('\u00A0', ' '), page, StringComparison.Ordinal);
        Assert.Contains($"{model.Correct} of 400 after 5 epochs on 60,000 training samples. This is a measurement, and no proof", page, StringComparison.Ordinal);
        Assert.Contains("281,034 parameters", page, StringComparison.Ordinal);
        Assert.Contains("8,422", page, StringComparison.Ordinal);
        Assert.Contains("after 1 epoch on", Text(new SampleTraining { EpochCount = 1 }), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryEpochStandsInTheTables()
    {
        var page = Text(new SampleTraining());
        Assert.Contains("Epoch Training Test 1 60.00 % 80.00 % 2 80.00 % 90.00 %", page, StringComparison.Ordinal);
        Assert.Contains("Epoch Loss 1 1.0000 2 0.5000 3 0.3333", page, StringComparison.Ordinal);
        Assert.Contains("Epoch Learning rate 1 0.05 2 0.025 3 0.016667", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ClassesAreCalledByTheirNames()
    {
        var page = Text(new SampleTraining { ClassNames = Animals });
        Assert.Contains("→ ant → bee", page, StringComparison.Ordinal);
        Assert.Matches("(cat|dog|eel) label (ant|bee|fox)", page);
        Assert.DoesNotContain("→ 0", page, StringComparison.Ordinal);
        // Digits are called by their numbers anyway.
        Assert.Null(Model(new SampleTraining { ClassNames = [.. Enumerable.Range(0, 10).Select(i => $"{i}")] }).Confusion.Names);
    }

    [Fact]
    public void NothingThatARunSaysBecomesMarkup()
    {
        const string Hostile = "<script>alert('x')</script>&\"";
        var training = new SampleTraining { DatasetName = Hostile, Training = Hostile, ClassNames = [.. Animals[1..], Hostile] };
        var page = File.ReadAllText(RunReport.Write(training.WriteTo(_folder.Path)));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereNothingIsWrongOrNothingIsAPictureThereAreNoMistakesToShow()
    {
        foreach (var training in new[] { new SampleTraining { Share = 1 }, new SampleTraining { Shape = new VectorShape(4) } })
        {
            var page = Render(training);
            Assert.DoesNotContain("#mistakes", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        }
        Assert.Contains("#mistakes", Render(new SampleTraining()), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryHeadingLevelFollowsTheOneAbove()
    {
        var levels = Regex.Matches(Render(new SampleTraining()), "<h([1-6])").Select(match => match.Groups[1].Value[0] - '0').ToArray();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Theory]
    [InlineData("\n3,", "\n4,", "line 5")]
    [InlineData("\n3,", "\n3,77,", "line 5")]
    [InlineData("index,label,prediction", "index,label", "does not begin")]
    [InlineData("\n399,", "", "line 400")]
    public void DamagedPredictionsAreNamed(string from, string to, string complaint)
    {
        new SampleTraining().WriteTo(_folder.Path);
        var path = _folder[RunFiles.Predictions];
        File.WriteAllText(path, File.ReadAllText(path).Replace(from, to, StringComparison.Ordinal));
        Fails.With(() => RunReport.Write(_folder.Path), "predictions.csv", complaint);
    }

    [Fact]
    public void AnAccuracyThatThePredictionsDoNotGiveIsRefused()
    {
        new SampleTraining { Share = 1 }.WriteTo(_folder.Path);
        var path = _folder[RunFiles.Predictions];
        File.WriteAllText(path, Regex.Replace(File.ReadAllText(path), @"\n0,(\d),\d\n", match => $"\n0,{match.Groups[1]},{(match.Groups[1].Value == "0" ? 1 : 0)}\n"));
        Fails.With(() => RunReport.Write(_folder.Path), "result.json", "a test accuracy of 1 but the predictions give 0.9975");
    }

    private TrainReportModel Model(SampleTraining training) => new(TrainFolder.Read(training.WriteTo(_folder.Path)));

    private string Render(SampleTraining training) => RunReport.Render(TrainFolder.Read(training.WriteTo(_folder.Path)), charts: null);

    // What a reader sees, on one line.
    private string Text(SampleTraining training)
    {
        var spaced = Regex.Replace(Render(training), "(<style>.*</style>|</t[hd]><t[hd][^>]*>)", " ", RegexOptions.Singleline);
        return Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(spaced, "<[^>]*>", "")), @"\s+", " ");
    }
}
