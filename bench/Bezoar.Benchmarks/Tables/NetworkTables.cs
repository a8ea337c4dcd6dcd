using Bezoar.Benchmarks.Results;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Architectures;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>What the network engine can do, and how fast.</summary>
internal static class NetworkTables
{
    private static readonly TensorShape Grey = new(28, 28, 1), Colour = new(32, 32, 3);

    public static string Throughput(ThroughputResult result) => Of(
        ["architecture", "input", "batch:", "training, PyTorch:", "target:", "measured, images/s:", "", "inference, PyTorch:", "measured, images/s:", "GFLOP/s:", "share of the product:"],
        result.Rows.Select(row =>
        {
            var target = Targets.Throughput.Single(each => (each.Architecture, each.Input) == (row.Architecture, row.Input));
            var goal = target.TrainImages * target.Times;
            return new[]
            {
                $"`{row.Architecture}`", row.Input, Whole(row.Batch), Whole(target.TrainImages), $"≥ {Whole(goal)}", Whole(row.TrainImagesPerSecond),
                MnistTables.Verdict(row.TrainImagesPerSecond >= goal), Whole(target.InferenceImages), Whole(row.InferenceImagesPerSecond),
                Whole(row.Gflops), Number(row.Share * 100, "0") + " %",
            };
        })) + "\n\n" + MnistTables.Machine(result.Provenance);

    public static string Training(TrainingResult result) => Of(
        ["", "epochs:", "target:", "test accuracy:", "", "target:", "training:", "", "whole process:", "images/s:", "SHA-256 of the model"],
        result.Runs.Select(run =>
        {
            var target = Targets.Training.FirstOrDefault(each => (each.Model, each.Dataset) == (run.Model, run.Dataset));
            return new[]
            {
                $"`{run.Command}`", Whole(run.Epochs),
                target is null ? "" : $"≥ {Percent(target.TestAccuracy)}", Percent(run.TestAccuracy),
                target is null ? "" : MnistTables.Verdict(run.TestAccuracy >= target.TestAccuracy),
                target is null ? "" : $"≤ {Whole(target.Seconds)} s", $"{Whole(run.Stages.Train)} s",
                target is null ? "" : MnistTables.Verdict(run.Stages.Train <= target.Seconds),
                $"{Whole(run.Seconds)} s", Whole(run.ImagesPerSecond), $"`{run.ModelSha256[..16]}…`",
            };
        })) + "\n\n" + MnistTables.Machine(result.Provenance);

    public static string Architectures() => Of(
        ["name", "", "input", "parameters:", "million multiply-adds:"],
        ArchitectureCatalog.All.Select(architecture =>
        {
            var input = architecture.Name is "badnets-cnn" or "nin" or "linear" ? Grey : Colour;
            var definition = architecture.Define(input, 10);
            using var network = new Network(definition, 0);
            var count = network.Parameters.Where(parameter => parameter.IsTrained).Sum(parameter => (long)parameter.Count);
            return new[]
            {
                $"`{architecture.Name}`", architecture.Description, input.ToString(), Whole(count), Number(definition.MultiplyAdds.Sum() / 1e6, "#,0.###"),
            };
        }));
}
