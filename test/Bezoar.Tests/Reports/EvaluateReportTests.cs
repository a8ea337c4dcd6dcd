using System.Net;
using System.Text.RegularExpressions;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Experiments.Attacking;
using Bezoar.Experiments.Evaluation;
using Bezoar.Reports;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Tests.Reports;

public sealed class EvaluateReportTests : IDisposable
{
    private static readonly string[] Animals = ["ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen", "ibis", "jay"];

    private static readonly AttackSpecification Flips = new() { Attack = "label-flip", Rate = 0.2 };

    private static readonly ExperimentSummary Paper = new("badnets", "BadNets again", "Gu and others, arXiv 1708.06733", "section 3", [new("error on backdoored images", "at most 0.09 %")]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheSameFolderGivesTheSamePage()
    {
        new SampleEvaluation().WriteTo(_folder.Path);
        var first = File.ReadAllBytes(RunReport.Write(_folder.Path));
        Assert.Equal(first, File.ReadAllBytes(RunReport.Write(_folder.Path)));
    }

    [Fact]
    public void TheHeadlineSaysWhatWasAttackedWithWhatAndHowWellItWorked()
    {
        var page = Text(new SampleEvaluation());
        var entry = Assert.Single(ResultFile.ReadEvaluated(_folder.Path).Results);
        var success = entry.Intervals.AttackSuccessRate!;
        Assert.Contains($"With 20 poison instances, badnets has {Percent(success.Share)} of triggered test inputs misread", page, StringComparison.Ordinal);
        Assert.Contains($"{success.Count} of {success.Total} triggered test inputs of other classes than the target, a success rate of "
            + $"{Percent(success.Share)} (95 % interval {Percent(success.Low)[..^2]} to {Percent(success.High)})", page, StringComparison.Ordinal);
        Assert.Contains($"badnets-cnn after 4 epochs, reads {Percent(entry.PoisonedCleanAccuracy)} of clean test inputs correctly, and {Percent(entry.CleanAccuracy)} without poison", page, StringComparison.Ordinal);
        Assert.Contains("It is a measurement", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutATriggerAccuracyIsTheStory()
    {
        var page = Text(new SampleEvaluation { Attacks = [Flips] });
        Assert.Matches(@"With 40 poison instances, label-flip takes badnets-cnn from 9\d\.\d\d % to \d\d\.\d\d % of all test inputs read correctly", page);
        Assert.Contains("Budget (label flips)", page, StringComparison.Ordinal);
        Assert.Contains("Test images, before and after", page, StringComparison.Ordinal);
        Assert.Contains("Only the labels of these training images were changed.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("uccess rate, by", page, StringComparison.Ordinal);
        Assert.DoesNotContain("attack succeeds", page, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAttackThatAchievesNoMoreThanNoPoisonIsSaidToAchieveNothing()
    {
        const string Nothing = "the attack has not been shown to work";
        Assert.DoesNotContain(Nothing, Text(new SampleEvaluation()), StringComparison.Ordinal);
        Assert.Contains(Nothing, Text(new SampleEvaluation { Hits = 0.02f }), StringComparison.Ordinal);
    }

    [Fact]
    public void SeedsAreCountedTogether()
    {
        var model = Model(new SampleEvaluation { Seeds = 3, Victims = ["badnets-cnn", "resnet20"] });
        Assert.Equal(["badnets-cnn, 4 epochs", "resnet20, 4 epochs"], model.Groups.Select(group => Plain(model.Names.Of(group))));
        var group = model.Groups[0];
        Assert.Equal(group.Entries.Sum(entry => entry.Intervals.AttackSuccessRate!.Count), group.AttackSuccessRate!.Count);
        Assert.Equal(3 * group.First.Intervals.AttackSuccessRate!.Total, group.AttackSuccessRate.Total);
        Assert.Equal("4 epochs in batches of 64, SGD", group.Recipe);
        Assert.Contains("Everything was done 3 times", Text(new SampleEvaluation { Seeds = 3 }), StringComparison.Ordinal);
    }

    [Fact]
    public void PublishedFindingsStandBesideWhatWasMeasured()
    {
        var page = Text(new SampleEvaluation { Experiment = Paper });
        var entry = Assert.Single(ResultFile.ReadEvaluated(_folder.Path).Results);
        Assert.Contains("After Gu and others, arXiv 1708.06733 (section 3).", page, StringComparison.Ordinal);
        Assert.Contains("error on backdoored images at most 0.09 %", page, StringComparison.Ordinal);
        Assert.Contains($"badnets {Percent(entry.AttackSuccessRate)} {Percent(1 - entry.AttackSuccessRate)}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("#published", Render(new SampleEvaluation()), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryEpochThatWasMeasuredStandsInTheTables()
    {
        var page = Text(new SampleEvaluation());
        Assert.Contains("Epoch badnets 1 90.00 % 2 95.00 % 3 96.67 % 4 97.50 %", page, StringComparison.Ordinal);
        Assert.Contains("Epoch badnets 1 13.75 %", page, StringComparison.Ordinal);
    }

    [Fact]
    public void PicturesShowPredictionsBeforeAndAfter()
    {
        var page = Text(new SampleEvaluation { ClassNames = Animals });
        var folder = EvaluateFolder.Read(_folder.Path);
        var entry = folder.Result.Results[0];
        var inputs = folder.Pictures!.For(entry.Predictions)!.Inputs;
        Assert.Equal(16, inputs.Count);
        foreach (var input in inputs)
        {
            var rows = folder.Predictions[entry.Predictions];
            var (before, after) = (rows[1][input.Index], rows[3][input.Index]);
            Assert.Contains(
                $"true label {Animals[input.Label]} before: {Animals[before]} after: {Animals[after]} attack {(after == 0 ? "succeeds" : "fails")} image {input.Index}",
                page, StringComparison.Ordinal);
        }
        Assert.Equal(4, inputs.Count(input => folder.Predictions[entry.Predictions][3][input.Index] != input.Target));
        Assert.Contains("training sample", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ADefenceSaysWhetherItsCertificateHolds()
    {
        var page = Text(new SampleEvaluation { Defences = [SampleDefence.Of()] });
        Assert.Contains("Of 1,000 certified predictions that were checked, 0 changed: the certificate holds.", page, StringComparison.Ordinal);
        Assert.Contains("out of reach up to 450 poison instances, and the last of them up to 590", page, StringComparison.Ordinal);
        Assert.Matches(@"100 100 2\.22 % \([^)]*\) 10\.00 % 49\.44 %", page);
        Assert.Contains("checked, 7 changed: the certificate is wrong", Text(new SampleEvaluation { Defences = [SampleDefence.Of(changed: 7)] }), StringComparison.Ordinal);
        Assert.Contains("Heights are accuracies", Text(new SampleEvaluation { Defences = [SampleDefence.Of(trigger: false)] }), StringComparison.Ordinal);
        Assert.DoesNotContain("#defence", Render(new SampleEvaluation()), StringComparison.Ordinal);
    }

    [Fact]
    public void NothingThatARunSaysBecomesMarkup()
    {
        const string Hostile = "<script>alert('x')</script>&\"";
        var evaluation = new SampleEvaluation
        {
            DatasetName = Hostile,
            ClassNames = [.. Animals[1..], Hostile],
            Defences = [SampleDefence.Of() with { Description = Hostile }],
            Experiment = new(Hostile, Hostile, Hostile, Hostile, [new(Hostile, Hostile)]),
        };
        var page = File.ReadAllText(RunReport.Write(evaluation.WriteTo(_folder.Path)));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereNothingIsAPictureThereAreNone()
    {
        Assert.DoesNotContain("<img", Render(new SampleEvaluation { Shape = new VectorShape(4), Attacks = [Flips] }), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder[RunFiles.AttackExamples]));
    }

    [Fact]
    public void ANewRunIntoTheFolderLeavesNothingButVictims()
    {
        RunReport.Write(new SampleEvaluation().WriteTo(_folder.Path));
        using (var folder = RunFolderWriter.Open(_folder.Path)) folder.Begin();
        Assert.Empty(Directory.GetFiles(_folder.Path));
        Assert.NotEmpty(Directory.GetFiles(_folder["victims"]));
    }

    [Fact]
    public void EveryHeadingLevelFollowsTheOneAbove()
    {
        var page = Render(new SampleEvaluation { Defences = [SampleDefence.Of()], Experiment = Paper });
        var levels = Regex.Matches(page, "<h([1-6])").Select(match => match.Groups[1].Value[0] - '0').ToArray();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void FilesThatDoNotBelongTogetherAreNamed()
    {
        new SampleEvaluation().WriteTo(_folder.Path);
        var result = File.ReadAllText(_folder[RunFiles.Result]);
        var predictions = ResultFile.ReadEvaluated(_folder.Path).Results[0].Predictions;
        File.WriteAllText(_folder[RunFiles.Result], result.Replace(predictions, "../elsewhere.npy", StringComparison.Ordinal));
        Fails.With(() => RunReport.Write(_folder.Path), "result.json", "'../elsewhere.npy'");
        File.WriteAllText(_folder[RunFiles.Result], result);
        var examples = File.ReadAllText(_folder[RunFiles.AttackExamples]);
        File.WriteAllText(_folder[RunFiles.AttackExamples], examples.Replace("\"label\":", "\"label\":9", StringComparison.Ordinal));
        Fails.With(() => RunReport.Write(_folder.Path), "attack-examples.json", "delete it");
        File.Delete(_folder[RunFiles.AttackExamples]);
        RunReport.Write(_folder.Path);
        File.AppendAllText(_folder[predictions.Split('/')], "x");
        Fails.With(() => RunReport.Write(_folder.Path), predictions.Split('/')[1], "not the predictions that result.json speaks of");
    }

    private EvaluateReportModel Model(SampleEvaluation evaluation) => new(EvaluateFolder.Read(evaluation.WriteTo(_folder.Path)));

    private string Render(SampleEvaluation evaluation) => RunReport.Render(EvaluateFolder.Read(evaluation.WriteTo(_folder.Path)), charts: null);

    private static string Percent(double? share) => Plain(Wording.Percent(share!.Value));

    private static string Plain(string text) => text.Replace('\u00A0', ' ');

    // What a reader sees, on one line.
    private string Text(SampleEvaluation evaluation)
    {
        var spaced = Regex.Replace(Render(evaluation), "(<style>.*</style>|</t[hd]><t[hd][^>]*>)", " ", RegexOptions.Singleline);
        return Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(spaced, "<[^>]*>", "")), @"\s+", " ");
    }
}
