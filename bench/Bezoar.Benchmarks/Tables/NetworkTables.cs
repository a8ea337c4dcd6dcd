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
            var target = TargetOf(row);
            var goal = target.TrainImages * target.Times;
            return new[]
            {
                $"`{row.Architecture}`", row.Input, Whole(row.Batch), Whole(target.TrainImages), $"≥ {Whole(goal)}", Whole(row.TrainImagesPerSecond),
                MnistTables.Verdict(row.TrainImagesPerSecond >= goal), Whole(target.InferenceImages), Whole(row.InferenceImagesPerSecond),
                Whole(row.Gflops), Number(row.Share * 100, "0") + " %",
            };
        })) + "\n\n" + MnistTables.Machine(result.Provenance);

    /// <summary>A pretrained network at work.</summary>
    public static string Backbone(BackboneResult result) => MarkdownTable.Of(["tiny-darknet, images/s", "PyTorch:", "target:", "measured:", ""],
    [
        ["forward, one thread", MarkdownTable.Number(Targets.PyTorchBackboneImagesPerSecond, "0"), "", MarkdownTable.Number(result.OneThread, "0"), ""],
        ["forward, two threads", "", $"≥ {MarkdownTable.Number(Targets.BackboneImagesPerSecond, "0")}", MarkdownTable.Number(result.TwoThreads, "0"),
            MnistTables.Verdict(result.TwoThreads >= Targets.BackboneImagesPerSecond)],
        ["to the last 3×3 convolution and back to the pixels, two threads", "", "", MarkdownTable.Number(result.GradientTwoThreads, "0"), ""],
    ]) + "\n\n" + MnistTables.Machine(result.Provenance);

    /// <summary>What matters of the other tables, in a sentence or two.</summary>
    public static string Summary(ThroughputResult throughput, BaseClassifiersResult partitions)
    {
        var times = throughput.Rows.Select(row => $"`{row.Architecture}` ({row.Input}) {Number(row.TrainImagesPerSecond / TargetOf(row).TrainImages, "0.0")}");
        return $"On two cores it trains, in multiples of what a tuned PyTorch did on another machine of two cores: {string.Join(", ", times)}. "
            + $"One of the paper's base classifiers takes {Number(partitions.TrainSecondsPerPartition, "0.0")} s; "
            + $"on the paper's GPU it took {Whole(Targets.PublishedMinutesPerPartition * 60)} s.";
    }

    public static string Trainings(IReadOnlyList<TrainingResult> results) => Of(
        ["", "test accuracy:", "target:", "", "training:", "target:", "", "whole process:"],
        results.Zip(Targets.Trainings, (result, target) =>
        {
            var run = result.Runs[0];
            return new[]
            {
                $"`{run.Command}`", Percent(run.TestAccuracy), $"≥ {Percent(target.TestAccuracy)}", MnistTables.Verdict(run.TestAccuracy >= target.TestAccuracy),
                $"{Number(run.TrainSeconds, "0.0")} s", $"≤ {Whole(target.Seconds)} s", MnistTables.Verdict(run.TrainSeconds <= target.Seconds),
                $"{Number(run.Seconds, "0.0")} s",
            };
        })) + "\n\n" + MnistTables.Machine(results[0].Provenance);

    public static string SameWeights(TrainingResult result) => Of(
        ["`" + result.Runs[0].Command + "`", "vectors and processor", "threads:", "SHA-256 of the weights"],
        result.Runs.Select(run => new[] { run.Condition.Length > 0 ? run.Condition : "as it is", run.Cpu, Whole(run.Threads), $"`{run.ModelSha256[..16]}…`" }));

    public static string BaseClassifiers(BaseClassifiersResult result)
    {
        var accuracies = result.Classifiers.Select(each => each.Accuracy).ToArray();
        var hours = result.Partitions / 3600.0;
        var isFaithful = result.MeanAccuracy is >= Targets.LowestBaseAccuracy and <= Targets.HighestBaseAccuracy;
        return Of(["", "published, or PyTorch:", "target:", "measured:", ""],
        [
            [$"mean test accuracy of {accuracies.Length} of {Whole(result.Partitions)} base classifiers", Percent(Targets.PublishedBaseAccuracy),
                $"{Percent(Targets.LowestBaseAccuracy)} to {Percent(Targets.HighestBaseAccuracy)}", Percent(result.MeanAccuracy), MnistTables.Verdict(isFaithful)],
            ["lowest and highest of them", "", "", $"{Percent(accuracies.Min())}, {Percent(accuracies.Max())}", ""],
            ["training one partition, two cores at work",
                $"{Whole(Targets.PublishedMinutesPerPartition * 60)} s on a GPU; PyTorch {Whole(Targets.PyTorchSecondsPerPartition)} to {Whole(Targets.PyTorchMostSecondsPerPartition)} s",
                $"≤ {Whole(Targets.SecondsPerPartition)} s",
                $"{Number(result.TrainSecondsPerPartition, "0.0")} s", MnistTables.Verdict(result.TrainSecondsPerPartition <= Targets.SecondsPerPartition)],
            [$"its votes on {Whole(result.TestCount)} test inputs", "about as long", "", $"{Number(result.VoteSecondsPerPartition, "0.0")} s", ""],
            [$"so all {Whole(result.Partitions)}, training and votes", $"{Number(2 * Targets.PyTorchSecondsPerPartition * hours, "0")} h", "",
                $"{Number((result.TrainSecondsPerPartition + result.VoteSecondsPerPartition) * hours, "0.0")} h", ""],
        ]) + "\n\n" + MnistTables.Machine(result.Provenance);
    }

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

    private static ThroughputTarget TargetOf(ThroughputRow row) =>
        Targets.Throughput.Single(each => (each.Architecture, each.Input) == (row.Architecture, row.Input));
}
