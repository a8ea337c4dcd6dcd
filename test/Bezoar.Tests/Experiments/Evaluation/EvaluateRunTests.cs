using System.Text.Json.Nodes;
using Bezoar.Attacks.Triggers;
using Bezoar.Experiments;
using Bezoar.Experiments.Evaluation;

namespace Bezoar.Tests.Experiments.Evaluation;

public sealed class EvaluateRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ABackdoorIsPlanted()
    {
        var entry = TinyRun.Run(Run, TinyRun.Plan).Results.Single();
        Assert.True(entry.AttackSuccessRate > 0.9, $"{entry.AttackSuccessRate}");
        Assert.True(entry.AsrByPrediction > 0.9);
        Assert.True(entry.AttackSuccessRateWithoutPoison < 0.3);
        Assert.True(entry.PoisonedCleanAccuracy > entry.CleanAccuracy - 0.1);
        Assert.Equal((60, new(60, null)), (entry.PoisonCount, entry.Budget));
        // Of class 4 there are 30 samples of its own.
        Assert.Equal(60.0 / 90, entry.PoisonedShareOfClass);
    }

    [Fact]
    public void FlippedLabelsCostAccuracy()
    {
        var entry = TinyRun.Run(Run, TinyRun.Plan with { Attacks = [new() { Attack = "label-flip", Rate = 0.6 }] }).Results.Single();
        Assert.True(entry.PoisonedCleanAccuracy < entry.CleanAccuracy - 0.1, $"{entry.PoisonedCleanAccuracy}, {entry.CleanAccuracy}");
        Assert.Null(entry.AttackSuccessRate);
        Assert.Null(entry.AsrByPrediction);
        Assert.Null(entry.Intervals.AttackSuccessRate);
        Assert.Equal((null, null, null), (entry.Trigger, entry.TargetRule, entry.Target));
        var rows = VictimStore.ReadPredictions(Run, entry.Predictions);
        Assert.Equal(rows[0], rows[1]);
        Assert.Equal(rows[2], rows[3]);
    }

    [Fact]
    public void NamesAreThoseOfTheContract()
    {
        var plan = TinyRun.Plan with { Attacks = [.. TinyRun.Plan.Attacks, new() { Attack = "clean-label", Variant = "pgd-l2", Epsilon = 1, Surrogate = "linear" }] };
        TinyRun.Run(Run, plan);
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Run, RunFiles.Result)))!;
        Assert.Equal("evaluate", (string)json["command"]!);
        Assert.Equal(("digits", 300, 100, 10), ((string)json["dataset"]!["name"]!, (int)json["dataset"]!["trainCount"]!, (int)json["dataset"]!["testCount"]!, (int)json["dataset"]!["classCount"]!));
        Assert.All(json["results"]!.AsArray(), entry => Assert.All(
            (string[])
            [
                "attack", "poisonCount", "cleanAccuracy", "poisonedCleanAccuracy", "attackSuccessRate", "asrByPrediction", "seed", "poisonedShareOfClass",
                "variant", "epsilon", "tau", "epochs", "victim", "budget", "predictions", "predictionsSha256", "intervals", "classes", "history", "targetRule",
            ], name => Assert.True(entry!.AsObject().ContainsKey(name), name)));
        var (first, second) = (json["results"]![0]!, json["results"]![1]!);
        Assert.Equal(("badnets", 6), ((string)first["attack"]!, (int)first["epochs"]!));
        Assert.Null(first["variant"]);
        Assert.Null(first["epsilon"]);
        Assert.Equal(("clean-label", "pgd-l2", 1.0, 8 / 30.0), ((string)second["attack"]!, (string)second["variant"]!, (double)second["epsilon"]!, (double)second["poisonedShareOfClass"]!));
        Assert.Equal(EvaluateResultText(), File.ReadAllText(Path.Combine(Run, RunFiles.Result)));
    }

    [Fact]
    public void PredictionsGiveTheCounts()
    {
        var entry = TinyRun.Run(Run, TinyRun.Plan).Results.Single();
        var rows = VictimStore.ReadPredictions(Run, entry.Predictions);
        var labels = TinyRun.Splits.Test.Labels;
        Assert.Equal(4, rows.Length);
        Assert.Equal(entry.Intervals.CleanAccuracy, EvaluateCounts.Accuracy(labels, rows[0]));
        Assert.Equal(entry.Intervals.PoisonedCleanAccuracy, EvaluateCounts.Accuracy(labels, rows[2]));
        var success = BackdoorSuccess.Of(new AllToOne(4), 10, labels, rows[2], rows[3]);
        Assert.Equal((entry.Intervals.AttackSuccessRate, entry.Intervals.AsrByPrediction), (success.ByLabel, success.ByPrediction));
        Assert.Equal(entry.Intervals.AttackSuccessRateWithoutPoison, BackdoorSuccess.Of(new AllToOne(4), 10, labels, rows[0], rows[1]).ByLabel);
        Assert.Equal((entry.AttackSuccessRate, entry.PoisonedCleanAccuracy), (entry.History[^1].AttackSuccessRate, entry.History[^1].CleanAccuracy));
        Assert.Equal(entry.Intervals.AttackSuccessRate!.Count, entry.Classes.Sum(each => each.AttackSuccessRate * each.TestCount) ?? 0, 9);
    }

    [Fact]
    public void SuccessIsMeasuredAsOftenAsAsked()
    {
        var history = TinyRun.Run(Run, TinyRun.Plan with { EvaluateEvery = 4 }).Results.Single().History;
        Assert.Equal([1, 2, 3, 4, 5, 6], history.Select(epoch => epoch.Epoch));
        Assert.Equal([4, 6], history.Where(epoch => epoch.AttackSuccessRate is not null).Select(epoch => epoch.Epoch));
        history = TinyRun.Run(_folder["last"], TinyRun.Plan with { EvaluateEvery = 0 }).Results.Single().History;
        Assert.Equal([6], history.Where(epoch => epoch.CleanAccuracy is not null).Select(epoch => epoch.Epoch));
    }

    [Fact]
    public void OnlyTheChosenClassesTakePart()
    {
        // Sevens are class 0 then, and ones are class 1.
        var result = TinyRun.Run(Run, TinyRun.Plan with { Classes = [7, 1], Attacks = [new() { Target = 1, Rate = 0.2 }] });
        Assert.Equal(("digits (7, 1)", 60, 20, 2), (result.Dataset.Name, result.Dataset.TrainCount, result.Dataset.TestCount, result.Dataset.ClassCount));
        Assert.Equal([10, 10], result.Results.Single().Classes.Select(each => each.TestCount));
        Assert.Equal(10, result.Results.Single().Intervals.AttackSuccessRate!.Total);
    }

    private string EvaluateResultText() => ResultFile.ToJson(ResultFile.ReadEvaluated(Run));
}
