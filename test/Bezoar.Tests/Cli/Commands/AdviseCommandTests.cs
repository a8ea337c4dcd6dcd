using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bezoar.Tests.TransferLearning;

namespace Bezoar.Tests.Cli.Commands;

public sealed partial class AdviseCommandTests(TinyDigits data) : IClassFixture<TinyDigits>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PrintsTheTableAndCommandsThatCanBeRun()
    {
        var run = (await AdviseAsync("--classes", "1,0", "--seed", "3")).MustBeDone();
        Assert.Contains("24 training samples in 3 folds; model.onnx on images of 14×14×1\n", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"few samples \(3 per class\) +linear, top layer: [0-9.]+ % +linear, earlier stage: [0-9.]+ %\n", run.Output);
        Assert.Matches(@"many samples \(8 per class\) +fine-tune few layers: [0-9.]+ % +fine-tune more layers: [0-9.]+ %\n", run.Output);
        Assert.Contains("frozen all-but-2, 8 per class: ", run.Error, StringComparison.Ordinal);
        string[] commands = [.. run.Output.Split('\n').Where(line => line.StartsWith("  bezoar train", StringComparison.Ordinal))];
        Assert.Equal(2, commands.Length);
        // As many as were trained on for the row that the command comes from.
        Assert.Equal(["--per-class 3 --layer", "--per-class 8 --layer"], commands.Select(command => PerClass().Match(command).Value));
        foreach (var command in commands)
        {
            Assert.Contains($"--dataset {data.Path} --classes 1,0 --size 14 --seed 3", command, StringComparison.Ordinal);
            string[] arguments = [.. CommandLineParser.SplitCommandLine(command).Skip(1), "--epochs", "1", "--out", data.NewRun()];
            (await Tool.RunAsync(arguments)).MustBeDone();
        }
    }

    [Fact]
    public async Task JsonHoldsAllFiguresAndIsRepeatable()
    {
        var (first, second) = (JsonNode.Parse((await AdviseAsync("--json")).MustBeDone().Output)!, JsonNode.Parse((await AdviseAsync("--json", "--threads", "1")).Output)!);
        Assert.Equal(("bezoar-result/1", "advise", 10), ((string)first["schema"]!, (string)first["command"]!, (int)first["dataset"]!["classCount"]!));
        var few = first["results"]![0]!;
        Assert.Equal("linear-on-earlier-stage", (string)few["strategies"]![1]!["kind"]!);
        Assert.Equal((double)few["strategies"]![0]!["mean"]! - (double)few["strategies"]![1]!["mean"]!, (double)few["topLayerLead"]!);
        Assert.Equal(Accuracies(first), Accuracies(second));
    }

    [Fact]
    public async Task FaultsAreSaidAtOnce()
    {
        (await AdviseAsync("--per-class", "5")).MustFail(2, "--per-class takes two numbers");
        (await AdviseAsync("--per-class", "9,6", "--average", "0")).MustFail(2, "average is 0", "more than the 9 that are few");
        (await Tool.RunAsync("advise")).MustFail(1, "--backbone");
        (await Tool.RunAsync("advise", "--backbone", _folder["absent.onnx"], "--dataset", data.Path, "--per-class", "2,12")).MustFail(2, "absent.onnx: no such file");
    }

    [GeneratedRegex("--per-class .* --layer")]
    private static partial Regex PerClass();

    private static IEnumerable<string> Accuracies(JsonNode result) =>
        result["results"]!.AsArray().SelectMany(row => row!["strategies"]!.AsArray()).Select(each => each!["accuracies"]!.ToJsonString());

    private Task<ToolRun> AdviseAsync(params string[] more) => Tool.RunAsync(
        ["advise", "--backbone", SmallClassifier.Write(_folder), "--dataset", data.Path, "--size", "14", "--folds", "3",
            .. more.Contains("--per-class") ? more : ["--per-class", "3,12", .. more]]);
}
