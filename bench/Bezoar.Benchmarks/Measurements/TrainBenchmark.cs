using Bezoar.Benchmarks.Results;
using Bezoar.Experiments;

namespace Bezoar.Benchmarks.Measurements;

/// <summary><c>bezoar train</c> from its start to its report, and again under conditions that must not change a weight.</summary>
internal static class TrainBenchmark
{
    /// <summary>The trainings with a target, and whether they are short enough to be repeated.</summary>
    public static IReadOnlyList<(string Model, string Dataset, bool IsRepeated)> Trainings { get; } =
        [("badnets-cnn", "mnist", true), ("resnet20", "cifar10", false)];

    public static void Run(Session session, string model)
    {
        var (_, dataset, isRepeated) = Trainings.Single(each => each.Model == model);
        string[] arguments = ["train", "--dataset", dataset, "--model", model];
        var runs = new List<TrainingRun> { Train(session, arguments, "", []) };
        if (isRepeated)
        {
            runs.Add(Train(session, [.. arguments, "--threads", "1"], "with `--threads 1`", []));
            runs.Add(Train(session, arguments, "with `DOTNET_EnableAVX512=0`", [("DOTNET_EnableAVX512", "0")]));
        }
        session.Results.Write(TrainingResult.File(model), new TrainingResult(Session.Provenance($"train --model {model}"), runs));
        if (runs.Exists(run => run.ModelSha256 != runs[0].ModelSha256)) throw new InvalidOperationException("the weights are not the same in all runs");
    }

    private static TrainingRun Train(Session session, string[] arguments, string condition, (string, string)[] environment)
    {
        using var tool = new Tool();
        var seconds = tool.Run([.. arguments, "--out", "run"], environment).Seconds;
        var result = ResultFile.ReadTrained(Path.Combine(tool.Folder, "run"));
        var network = result.Results.Single();
        var run = new TrainingRun(
            Tool.Command(arguments), condition, result.Threads, result.Cpu, Math.Round(seconds, 1), Math.Round(result.Seconds.Train, 1),
            network.Epochs.Count, network.TestAccuracy, network.ModelSha256);
        session.Print(TrainingResult.File(network.Model.Name), run);
        return run;
    }
}
