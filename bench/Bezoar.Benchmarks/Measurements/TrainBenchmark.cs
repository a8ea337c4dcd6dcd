using Bezoar.Benchmarks.Results;
using Bezoar.Experiments;

namespace Bezoar.Benchmarks.Measurements;

/// <summary><c>bezoar train</c> from its start to its report, with the model's own recipe.</summary>
internal static class TrainBenchmark
{
    private const string Out = "runs/measured";

    public static void Run(Session session, IEnumerable<(string Model, string Dataset)> cases, string arguments)
    {
        using var tool = new Tool();
        var runs = new List<TrainingRun>();
        foreach (var (model, dataset) in cases)
        {
            runs.Add(Measure(tool, model, dataset));
            session.Print(TrainingResult.File, runs[^1]);
        }
        session.Results.Write(TrainingResult.File, new TrainingResult(Session.Provenance(arguments), runs));
    }

    private static TrainingRun Measure(Tool tool, string model, string dataset)
    {
        string[] arguments = ["train", "--dataset", dataset, "--model", model];
        var seconds = tool.Run([.. arguments, "--out", Out]).Seconds;
        var result = ResultFile.ReadTrained(Path.Combine(tool.Folder, Out));
        var entry = result.Results[0];
        return new(
            Tool.Command(arguments), model, dataset, result.Threads, Round(seconds), Rounded(result.Seconds), result.PeakMemoryBytes,
            entry.Training, entry.Epochs.Count, entry.TestAccuracy, Round(entry.ImagesPerSecond ?? 0), entry.ModelSha256);
    }

    private static StageSeconds Rounded(StageSeconds stages) =>
        new(Round(stages.Load), stages.Features, Round(stages.Train), Round(stages.Predict), stages.Certify, Round(stages.Total));

    private static double Round(double value) => Math.Round(value, 1);
}
