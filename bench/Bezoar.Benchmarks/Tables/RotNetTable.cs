using Bezoar.Benchmarks.Results;
using Bezoar.Learning.Networks.Rotations;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>Base classifiers of SS-DPA on learnt rotations beside the published ones and those on a graph.</summary>
internal static class RotNetTable
{
    public static string Of(RotNetResult result, MethodsResult methods)
    {
        var published = new RotNetOptions();
        return MarkdownTable.Of(["k", "sampled:", "published base accuracy:", "measured:", "lowest, highest:", "", "by the graph:"],
            result.Ensembles.Select(ensemble =>
            {
                var accuracies = ensemble.Classifiers.Select(each => each.Accuracy).ToArray();
                var goal = Targets.PublishedSortedBaseAccuracy[ensemble.Partitions];
                var graph = methods.All().Single(figures => figures.Method == "ss-dpa" && figures.Partitions == ensemble.Partitions);
                return new[]
                {
                    Whole(ensemble.Partitions), Whole(accuracies.Length), Percent(goal), Percent(ensemble.MeanAccuracy), $"{Percent(accuracies.Min())}, {Percent(accuracies.Max())}",
                    MnistTables.Verdict(ensemble.MeanAccuracy >= goal), Percent(graph.BaseAccuracy),
                };
            }))
            + $"\n\nScaled down: rotations were learnt for {Whole(result.Options.Epochs)} of the {Whole(published.Epochs)} published epochs by blocks of {Whole(result.Options.Channels)} "
            + $"of {Whole(published.Channels)} channels, and {Whole(result.Ensembles[0].Classifiers.Count)} partitions of each k were sampled. The heads were trained for {Whole(result.HeadEpochs)} epochs, as published.\n\n"
            + MnistTables.Machine(result.Provenance);
    }
}
