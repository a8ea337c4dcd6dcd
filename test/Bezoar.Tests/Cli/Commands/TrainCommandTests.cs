using System.Text.Json.Nodes;
using Bezoar.Data;
using Bezoar.Data.Idx;
using Bezoar.Data.Npy;
using Bezoar.Experiments;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Tests.Cli.Commands;

public sealed class TrainCommandTests(TinyDigits data) : IClassFixture<TinyDigits>
{
    private static readonly string[] FilesOfARun = ["examples.json", "model.safetensors", "predictions.csv", "report.html", "result.json"];

    [Fact]
    public async Task LeavesAModelPredictionsAndAReport()
    {
        var folder = data.NewRun();
        var run = await TrainAsync(folder);
        Assert.EndsWith($"Model: {Path.Combine(folder, "model.safetensors")}\nReport: {Path.Combine(folder, "report.html")}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("150 training samples, 60 test inputs, 10 classes", run.Output, StringComparison.Ordinal);
        Assert.Equal(FilesOfARun, FilesOf(folder));
        Assert.Contains("badnets-cnn classifies", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
        var entry = Assert.Single(ResultFile.ReadTrained(folder).Results);
        Assert.Equal(("badnets-cnn", 281_034, 2), (entry.Model.Name, entry.Model.ParameterCount, entry.Epochs.Count));
        Assert.Equal(entry.TestAccuracy, entry.Epochs[^1].TestAccuracy);
        Assert.Equal([1, 2], entry.Epochs.Select(epoch => epoch.Epoch));
        Assert.All(entry.Classes, each => Assert.Equal(6, each.TestCount));
    }

    [Fact]
    public async Task TheModelGivesThePredictions()
    {
        var folder = data.NewRun();
        await TrainAsync(folder);
        var file = ModelFile.Read(Path.Combine(folder, RunFiles.Model));
        using var network = new Network(ArchitectureCatalog.Get(file.Architecture).Define(file.Input, file.OutputCount), seed: 99);
        file.CopyTo(network);
        using var evaluator = new Evaluator(network, data.Splits.Test.Shape, file.Standardisation, 7, Workers.Single);
        var predictions = new int[data.Splits.Test.Count];
        evaluator.Predict(SampleSource.InFileOrder(data.Splits.Test), predictions);
        var lines = predictions.Select((prediction, i) => $"{i},{data.Splits.Test.Labels[i]},{prediction}");
        Assert.Equal(["index,label,prediction", .. lines], File.ReadAllLines(Path.Combine(folder, RunFiles.Predictions)));
    }

    [Fact]
    public async Task JsonIsResultJson()
    {
        var folder = data.NewRun();
        var run = await TrainAsync(folder, "--json");
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "result.json")), run.Output);
    }

    [Fact]
    public async Task TellsEveryEpochOnStandardError()
    {
        var run = await TrainAsync(data.NewRun());
        Assert.Matches(@"\nepoch 1 of 2: loss [0-9.]+, rate 0\.025, train [0-9.]+ %, test [0-9.]+ %\nepoch 2 of 2: ", run.Error);
        Assert.DoesNotContain("epoch 1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptionsReplaceTheRecipeAndNothingElse()
    {
        var run = await TrainAsync(data.NewRun(), "--json", "--optimizer", "adam", "--rate", "0.002", "--schedule", "constant", "--mirror", "--crop", "2", "--batch", "50", "--seed", "3");
        var entry = JsonNode.Parse(run.Output)!["results"]![0]!;
        Assert.Equal(
            "2 epochs in batches of 50, Adam, rate 0.002, β₁ 0.9, β₂ 0.999, ε 1E-08, weight decay 0, schedule constant, crop padding 2, mirrored, "
            + "standardisation AllPixels, seed 3",
            entry["training"]!.ToString());
        Assert.Equal(0.002, (double)entry["epochs"]![1]!["learningRate"]!);
        run = await TrainAsync(data.NewRun(), "--json", "--momentum", "0", "--mirror", "false", "--model", "LINEAR");
        entry = JsonNode.Parse(run.Output)!["results"]![0]!;
        Assert.Equal("linear", entry["model"]!["name"]!.ToString());
        Assert.Contains("SGD, rate 0.01, momentum 0, weight decay", entry["training"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThreadsDoNotChangeTheModelAndASeedDoes()
    {
        var (one, two) = (await ModelOfAsync("--threads", "1"), await ModelOfAsync("--threads", "2"));
        Assert.Equal(one, two);
        Assert.NotEqual(one, await ModelOfAsync("--seed", "1"));
    }

    [Fact]
    public async Task VectorsAreTrainedOnAsTheyAre()
    {
        var folder = data.NewRun();
        WriteVectors(folder);
        var run = (await Tool.RunAsync("train", "--dataset", folder, "--model", "linear", "--epochs", "3", "--out", data.NewRun())).MustBeDone();
        Assert.Contains("linear", run.Output, StringComparison.Ordinal);
        var fails = data.NewRun();
        (await Tool.RunAsync("train", "--dataset", folder, "--model", "linear", "--crop", "2", "--out", fails)).MustFail(2, "float32×3", "crop padding");
        (await Tool.RunAsync("train", "--dataset", folder, "--out", fails)).MustFail(2, "badnets-cnn: layer 0", "receives 3");
        Assert.False(Path.Exists(fails));
    }

    [Fact]
    public async Task ImagesThatAreTooSmallNameTheLayer()
    {
        var (small, folder) = (data.NewRun(), data.NewRun());
        var tiny = new Dataset("tiny", new ImageShape(1, 8, 8), 2, new byte[2 * 64], [0, 1]);
        IdxDataset.Write(new("tiny", tiny, tiny), small);
        (await Tool.RunAsync("train", "--dataset", small, "--out", folder)).MustFail(2, "badnets-cnn: layer ", "receives", "; choose another --model");
        (await Tool.RunAsync("certify", "--dataset", small, "--learner", "badnets-cnn", "--out", folder)).MustFail(2, "badnets-cnn: layer ", "; use the kernel-ridge learner");
        Assert.False(Path.Exists(folder));
    }

    [Fact]
    public async Task ARateThatIsTooLargeNamesTheEpoch()
    {
        var folder = data.NewRun();
        (await TryTrainAsync(folder, "--rate", "1e6")).MustFail(2, "became", "in epoch 1", "train with a learning rate below 1000000");
        Assert.False(Path.Exists(folder));
    }

    [Fact]
    public async Task AnotherRunIntoTheSameFolderReplacesTheFirst()
    {
        var folder = data.NewRun();
        await TrainAsync(folder);
        await TrainAsync(folder, "--seed", "3");
        Assert.Equal(FilesOfARun, FilesOf(folder));
        Assert.Equal(3ul, ResultFile.ReadTrained(folder).Results[0].Seed);
        // What cannot be read is nobody's result.
        File.WriteAllText(Path.Combine(folder, RunFiles.Result), "{");
        await TrainAsync(folder);
    }

    [Fact]
    public async Task TheResultOfAnotherCommandIsNotReplaced()
    {
        var (certified, trained) = (data.NewRun(), data.NewRun());
        string[] certify = ["certify", "--dataset", data.Path, "--copies", "0", "--partitions", "5", "--out"];
        (await Tool.RunAsync([.. certify, certified])).MustBeDone();
        (await TryTrainAsync(certified)).MustFail(2, certified, "holds the result of 'bezoar certify'; delete it or choose another --out");
        (await Tool.RunAsync("verify", certified)).MustBeDone();

        await TrainAsync(trained);
        (await Tool.RunAsync([.. certify, trained])).MustFail(2, trained, "holds the result of 'bezoar train'; delete it or choose another --out");
        string[] votes = ["--votes", Path.Combine(certified, "votes-dpa-5.npy"), "--labels", data.WriteLabels(), "--votes-kind", "counts"];
        (await Tool.RunAsync(["certify", .. votes, "--out", trained])).MustFail(2, trained, "'bezoar train'");
        Assert.Equal(FilesOfARun, FilesOf(trained));
    }

    [Fact]
    public async Task UnfinishedVotesInTheFolderStay()
    {
        var folder = data.NewRun();
        string[] votes = [Path.Combine(folder, RunFiles.PartialVotes), Path.Combine(folder, RunFiles.BaseVotes)];
        Directory.CreateDirectory(folder);
        foreach (var file in votes) File.WriteAllText(file, "of an interrupted bezoar certify");
        await TrainAsync(folder);
        Assert.All(votes, file => Assert.True(File.Exists(file)));
    }

    [Fact]
    public async Task TwoRunsDoNotShareAFolder()
    {
        var folder = data.NewRun();
        using (RunFolderWriter.Open(folder))
            (await TryTrainAsync(folder)).MustFail(2, folder, "another run is writing into this folder");
    }

    [Theory, Trait("Category", "Determinism")]
    [InlineData("DOTNET_EnableAVX512=0")]
    [InlineData("DOTNET_EnableAVX2=0 DOTNET_EnableFMA=0")]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    public async Task TheModelIsTheSameOnAnyProcessor(string settings)
    {
        var environment = settings.Split(' ').Select(setting => setting.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        string[] arguments = ["train", "--dataset", data.Path, "--epochs", "1", "--crop", "2", "--json", "--out"];
        var here = (await Tool.RunAsync([.. arguments, data.NewRun()])).MustBeDone();
        var there = (await Tool.RunProcessAsync(environment, [.. arguments, data.NewRun()])).MustBeDone();
        Assert.Equal(ModelIn(here), ModelIn(there));
        // The processor's line shows that the setting was obeyed.
        Assert.DoesNotContain("512-bit", there.Output, StringComparison.Ordinal);
    }

    private async Task<ToolRun> TrainAsync(string folder, params string[] more) => (await TryTrainAsync(folder, more)).MustBeDone();

    private Task<ToolRun> TryTrainAsync(string folder, params string[] more) =>
        Tool.RunAsync(["train", "--dataset", data.Path, "--epochs", "2", "--out", folder, .. more]);

    private async Task<string> ModelOfAsync(params string[] more) => ModelIn(await TrainAsync(data.NewRun(), [.. more, "--json"]));

    private static string ModelIn(ToolRun run) => JsonNode.Parse(run.Output)!["results"]![0]!["modelSha256"]!.ToString();

    private static void WriteVectors(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var part in (string[])["train", "test"])
        {
            NpyFile.Write(Path.Combine(folder, $"{part}-features.npy"), new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3 }, 4, 3);
            NpyFile.Write(Path.Combine(folder, $"{part}-labels.npy"), [0, 1, 2, 0], 4);
        }
    }

    private static IEnumerable<string?> FilesOf(string folder) => Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
