using System.Text.Json.Nodes;
using Bezoar.Experiments;
using Bezoar.Tests.TransferLearning;

namespace Bezoar.Tests.Cli.Commands;

public sealed class EvaluateCommandTests(TinyDigits data) : IClassFixture<TinyDigits>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Out => _folder["run"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LeavesAResultPredictionsAndAReport()
    {
        var run = await EvaluateAsync();
        Assert.EndsWith($"Report: {Path.Combine(Out, RunFiles.Report)}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("linear, 1 epoch", run.Output, StringComparison.Ordinal);
        Assert.Contains("no poison, victim linear, seed 0\nepoch 1 of 1: loss ", run.Error, StringComparison.Ordinal);
        var entry = Assert.Single(ResultFile.ReadEvaluated(Out).Results);
        Assert.Equal(("badnets", "linear", 1, 15, 0UL), (entry.Attack, entry.Victim, entry.Epochs, entry.PoisonCount, entry.Seed));
        Assert.True(File.Exists(Path.Combine(Out, entry.Predictions)));
        Assert.True(File.Exists(Path.Combine(Out, RunFiles.Report)));
        Assert.False(File.Exists(Path.Combine(Out, RunFiles.Lock)));
    }

    [Fact]
    public async Task JsonIsResultJson()
    {
        var run = await EvaluateAsync("--json", "--seeds", "2", "--seed", "5", "--model", "linear", "--classes", "3,8", "--target", "1");
        Assert.Equal(File.ReadAllText(Path.Combine(Out, RunFiles.Result)), run.Output);
        var json = JsonNode.Parse(run.Output)!;
        Assert.Equal([5, 6], json["results"]!.AsArray().Select(entry => (int)entry!["seed"]!));
        Assert.Equal(2, (int)json["dataset"]!["classCount"]!);
        Assert.Equal(30, (int)json["dataset"]!["trainCount"]!);
    }

    [Fact]
    public async Task ASecondRunTrainsNothing()
    {
        var first = await EvaluateAsync("--json");
        var second = await EvaluateAsync("--json");
        Assert.Equal("read the data: 100 %\n", second.Error);
        Assert.Equal(JsonNode.Parse(first.Output)!["results"]!.ToJsonString(), JsonNode.Parse(second.Output)!["results"]!.ToJsonString());
    }

    [Fact]
    public async Task ThreadsDoNotMatter()
    {
        var (one, two) = (await EvaluateAsync("--json", "--threads", "1"), (await TryAsync(_folder["two"], "--json", "--threads", "2")).MustBeDone());
        Assert.Equal(DigestIn(one), DigestIn(two));
    }

    [Fact]
    public async Task AllThatIsImpossibleIsSaidAtOnce()
    {
        (await TryAsync(Out, "--target", "12", "--rate", "2", "--trigger", "square-30", "--epsilon", "3", "--seeds", "0", "--every", "-1", "--classes", "0,10", "--model", "nope"))
            .MustFail(2, "evaluate: ", "class 10 does not exist", "target class 12", "rate is 2", "larger than the image", "epsilon does not go with badnets",
                "seeds is 0", "epochs between measurements is -1", "no network is called 'nope'");
        Assert.False(Directory.Exists(Out));
        (await TryAsync(Out, "--attack", "clean-label", "--share", "1.1", "--variant", "pgd-linf", "--epsilon", "-2", "--rate", "0.1")).MustFail(
            2, "share of the target class is 1.1", "epsilon is -2", "rate does not go with clean-label");
        (await TryAsync(Out, "--classes", "4")).MustFail(2, "two classes at least are needed");
    }

    [Theory]
    [InlineData("--classes", "a,b", "--classes: 'a' is not a whole number")]
    [InlineData("--classes", "", "--classes: '' is not a whole number")]
    [InlineData("--defence", "prayer", "--defence")]
    [InlineData("--partitions", "50", "--partitions goes with --defence")]
    [InlineData("--attack", "worm", "--attack")]
    [InlineData("--epochs", "1.5", "--epochs: '1.5' is not a whole number")]
    [InlineData("--out", "", "--out: '' names no folder")]
    [InlineData("--ratio", "1", "unknown option '--ratio'; did you mean --rate")]
    public async Task OtherWordsAreAnErrorOfUsage(string option, string value, string part) =>
        (await Tool.RunAsync("evaluate", "--dataset", data.Path, option, value)).MustFail(1, part);

    [Fact]
    public async Task WrongNumbersInListsAreAnErrorOfUsage() =>
        (await Tool.RunAsync("evaluate", "--defence", "dpa", "--poison-counts", "1,x")).MustFail(1, "--poison-counts: 'x' is not a whole number");

    [Fact]
    public async Task AnExperimentIsRepeatedFromItsFile()
    {
        var file = _folder.WriteText("own.json", $$"""
            { "schema": "bezoar/experiment/1", "title": "Mine", "paper": "p", "figure": "f", "dataset": "{{data.Path}}", "seeds": 1,
              "victims": [ { "model": "linear", "epochs": 1 } ], "attacks": [ { "attack": "badnets" } ], "sweep": { "rate": [0.1, 0.2] } }
            """);
        (await Tool.RunAsync("evaluate", "--experiment", file, "--out", Out)).MustBeDone();
        var result = ResultFile.ReadEvaluated(Out);
        Assert.Equal(("own", "Mine"), (result.Experiment!.Name, result.Experiment.Title));
        Assert.Equal([15, 30], result.Results.Select(entry => entry.PoisonCount));
        // How often and how closely may be said for any experiment.
        (await Tool.RunAsync("evaluate", "--experiment", file, "--seeds", "2", "--every", "0", "--out", Out)).MustBeDone();
        Assert.Equal(4, ResultFile.ReadEvaluated(Out).Results.Count);
    }

    [Theory]
    [InlineData("--dataset", "digits")]
    [InlineData("--attack", "badnets")]
    [InlineData("--rate", "0.1")]
    [InlineData("--model", "linear")]
    [InlineData("--epochs", "1")]
    [InlineData("--classes", "0,1")]
    [InlineData("--defence", "dpa")]
    public async Task WhatAnExperimentsFileDecidesIsNotAnOption(string option, string value) =>
        (await Tool.RunAsync("evaluate", "--experiment", "badnets-mnist-pattern", option, value)).MustFail(1, $"{option} does not go with --experiment: its file says");

    [Fact]
    public async Task SingleTestInputsAreAttackedOnABackbone()
    {
        var file = _folder.WriteText("frogs.json", $$"""
            { "schema": "bezoar/targeted-experiment/1", "title": "Frogs", "paper": "p", "figure": "f", "dataset": "{{data.Path}}", "classes": [3, 8],
              "settings": [ { "name": "mine", "average": 4, "iterations": 20, "epochs": 10, "partitions": 3 } ] }
            """);
        var backbone = TinyBackbone.Write(_folder);
        string[] words = ["evaluate", "--experiment", file, "--targets", "2", "--out", Out];
        (await Tool.RunAsync(words)).MustFail(2, "a pretrained network is needed: hand in its ONNX file with --backbone");
        (await Tool.RunAsync([.. words, "--backbone", _folder["absent.onnx"]])).MustFail(2, "absent.onnx: no such file");
        (await Tool.RunAsync([.. words, "--backbone", backbone, "--seeds", "2"])).MustFail(2, "--seeds and --every do not go with frogs");
        var run = (await Tool.RunAsync([.. words, "--backbone", backbone])).MustBeDone();
        Assert.Contains("mine: 2 of 2 targets done, ", run.Error, StringComparison.Ordinal);
        Assert.Contains("mine, DPA with 3 partitions, the same poison: ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($"Report: {Path.Combine(Out, RunFiles.Report)}\n", run.Output, StringComparison.Ordinal);
        var again = (await Tool.RunAsync([.. words, "--backbone", backbone, "--json"])).MustBeDone();
        Assert.Equal(File.ReadAllText(Path.Combine(Out, RunFiles.Result)), again.Output);
        (await Tool.RunAsync("report", Out)).MustBeDone();
        // Another command's result stays.
        (await TryAsync(Out)).MustFail(2, "holds the result of 'bezoar evaluate-targeted'");
    }

    [Theory]
    [InlineData("--targets", "3")]
    [InlineData("--backbone", "some.onnx")]
    public async Task OptionsOfSingleTestInputsGoWithTheirExperiments(string option, string value)
    {
        (await TryAsync(Out, option, value)).MustFail(2, $"{option} go with an experiment on single test inputs");
        (await Tool.RunAsync("evaluate", "--experiment", "badnets-mnist-pattern", option, value)).MustFail(2, "which badnets-mnist-pattern is not");
    }

    [Fact]
    public async Task AnUnknownExperimentNamesTheNearest()
    {
        (await Tool.RunAsync("evaluate", "--experiment", "badnets-mnist-patern")).MustFail(2, "did you mean badnets-mnist-pattern?");
        (await Tool.RunAsync("evaluate", "--experiment", _folder["absent.json"])).MustFail(2, "absent.json: no such file");
        (await Tool.RunAsync("evaluate", "--experiment", _folder.WriteText("half.json", "{"))).MustFail(2, "half.json: not an experiment");
    }

    [Fact]
    public async Task FoldersThatCannotBeUsedAreNamed()
    {
        var file = _folder.WriteText("file", "x");
        (await TryAsync(file)).MustFail(2, file, "cannot be written");
        if (Directory.Exists("/proc")) (await TryAsync("/proc/bezoar")).MustFail(2, "/proc/bezoar: cannot be written");
        using (RunFolderWriter.Open(Out)) (await TryAsync(Out)).MustFail(2, Out, "another run is writing into this folder");
        _folder.WriteText("other/result.json", """{ "schema": "bezoar-result/1", "command": "certify" }""");
        (await TryAsync(_folder["other"])).MustFail(2, "holds the result of 'bezoar certify'");
    }

    private Task<ToolRun> TryAsync(string folder, params string[] more) => Tool.RunAsync(
        ["evaluate", "--dataset", data.Path, .. more.Contains("--model") ? [] : (string[])["--model", "linear"], "--epochs", "1", "--out", folder, .. more]);

    private async Task<ToolRun> EvaluateAsync(params string[] more) => (await TryAsync(Out, more)).MustBeDone();

    private static string DigestIn(ToolRun run) => JsonNode.Parse(run.Output)!["results"]![0]!["predictionsSha256"]!.ToString();
}
