using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.Tests.TransferLearning;
using Bezoar.TransferLearning;

namespace Bezoar.Tests.Cli.Commands;

/// <summary><c>bezoar train --backbone</c>.</summary>
public sealed class TransferTrainTests(TinyDigits data) : IClassFixture<TinyDigits>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("all", 5 * 3 + 3, 549)]
    [InlineData("all-but-1", 275 + 18, 274)]
    [InlineData("none", 541 + 18, 0)]
    public async Task LeavesTheWholeNetworkAndSaysWhatWasFrozen(string freeze, int trained, int frozen)
    {
        var (folder, backbone) = (data.NewRun(), SmallClassifier.Write(_folder));
        var run = (await TrainAsync(folder, "--backbone", backbone, "--classes", "3,1,4", "--per-class", "6", "--size", "16", "--freeze", freeze)).MustBeDone();
        Assert.Contains($"Backbone: model.onnx up to Relu_7, 5 features of 16×16×1, pixels unit; frozen: {freeze}; start: warm\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(freeze != "none", run.Error.Contains("through the first", StringComparison.Ordinal));
        var result = ResultFile.ReadTrained(folder);
        var entry = Assert.Single(result.Results);
        Assert.Equal((18, 18, 3), (result.Dataset.TrainCount, result.Dataset.TestCount, result.Dataset.ClassCount));
        Assert.Equal(["3", "1", "4"], entry.Classes.Select(each => each.Name));
        Assert.Equal(("model", (long)trained), (entry.Model.Name, entry.Model.ParameterCount));
        Assert.Equal(FileDigest.Of(backbone), entry.Model.Transfer!.BackboneSha256);
        Assert.Equal(frozen, entry.Model.Transfer.FrozenCount);
        Assert.Contains("model.onnx (SHA-256 ", File.ReadAllText(Path.Combine(folder, RunFiles.Report)), StringComparison.Ordinal);
        await ModelGivesPredictionsAsync(folder, backbone);
    }

    [Fact]
    public async Task FeaturesAreKeptAndThreadsDoNotChangeTheModel()
    {
        var backbone = SmallClassifier.Write(_folder);
        async Task<string> ModelAsync(params string[] more)
        {
            var folder = data.NewRun();
            (await TrainAsync(folder, ["--backbone", backbone, .. more])).MustBeDone();
            return ResultFile.ReadTrained(folder).Results[0].ModelSha256;
        }
        var one = await ModelAsync("--threads", "1");
        Assert.Equal(one, await ModelAsync("--threads", "2"));
        Assert.NotEqual(one, await ModelAsync("--seed", "1"));
        var fineTuned = await ModelAsync("--freeze", "all-but-1");
        Assert.NotEqual(fineTuned, await ModelAsync("--freeze", "all-but-1", "--start", "cold"));
    }

    [Fact]
    public async Task WhatDoesNotGoTogetherIsSaidAtOnce()
    {
        var (folder, backbone) = (data.NewRun(), SmallClassifier.Write(_folder));
        (await TrainAsync(folder, "--layer", "x", "--size", "8", "--freeze", "none", "--batch", "0")).MustFail(2,
            "--layer goes with --backbone", "--size goes with --backbone", "--freeze goes with --backbone", "batch size is 0");
        (await TrainAsync(folder, "--backbone", backbone, "--model", "linear", "--average", "0", "--mirror", "--start", "cold")).MustFail(2,
            "--backbone takes the place of --model", "average is 0", "a cold start is for layers that are trained", "frozen layers see each image once");
        (await TrainAsync(folder, "--backbone", backbone, "--per-class", "16")).MustFail(2, "class 0 has 15 training samples", "class 9 has 15");
        (await TrainAsync(folder, "--backbone", backbone, "--freeze", "half")).MustFail(1, "--freeze: 'half' is not all, none or all-but-N");
        (await TrainAsync(folder, "--backbone", _folder["absent.onnx"])).MustFail(2, "absent.onnx: no such file");
        Assert.False(Path.Exists(folder));
    }

    [Fact]
    public async Task AnInterruptedTrainingGoesOnWithTheSameBits()
    {
        var (interrupted, whole, backbone) = (data.NewRun(), data.NewRun(), SmallClassifier.Write(_folder));
        string[] ArgumentsFor(string folder, params string[] more) =>
            ["train", "--dataset", data.Path, "--backbone", backbone, "--freeze", "none", "--threads", "1", "--epochs", "100", "--out", folder, .. more];
        await Tool.InterruptAsync(new Dictionary<string, string>(), "epoch 2 of ", ArgumentsFor(interrupted));
        (await Tool.RunProcessAsync(new Dictionary<string, string>(), ArgumentsFor(interrupted, "--pixels", "bytes"))).MustFail(2, "an interrupted training that differs in options");
        (await Tool.RunProcessAsync(new Dictionary<string, string>(), ArgumentsFor(interrupted))).MustBeDone();
        (await Tool.RunAsync(ArgumentsFor(whole))).MustBeDone();
        Assert.Equal(ResultFile.ReadTrained(whole).Results[0].ModelSha256, ResultFile.ReadTrained(interrupted).Results[0].ModelSha256);
    }

    private async Task ModelGivesPredictionsAsync(string folder, string backbone)
    {
        var test = new SampleChoice { Classes = [3, 1, 4] }.Of(data.Splits).Test;
        using var transfer = TransferNetwork.Create(new() { Backbone = backbone, Size = 16 }, test.Shape, 3, 0);
        using var whole = transfer.ToNetwork();
        ModelFile.Read(Path.Combine(folder, RunFiles.Model)).CopyTo(whole);
        var images = Bezoar.Data.Images.ImageResize.Run(test, 16, 16, Workers.Single);
        using var evaluator = new Evaluator(whole, images.Shape, Standardisation.None, 5, Workers.Single);
        var predictions = new int[images.Count];
        evaluator.Predict(SampleSource.InFileOrder(images), predictions);
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, RunFiles.Predictions));
        Assert.Equal(predictions.Select((prediction, i) => $"{i},{images.Labels[i]},{prediction}"), lines.Skip(1));
    }

    private Task<ToolRun> TrainAsync(string folder, params string[] more) =>
        Tool.RunAsync(["train", "--dataset", data.Path, "--epochs", "2", "--out", folder, .. more]);
}
