using Bezoar.Benchmarks.Results;
using Bezoar.Learning.Networks.Rotations;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>SS-DPA on learnt rotations beside what was published of it, and what it comes to on a graph.</summary>
internal static class RotNetTable
{
    public static string Of(RotNetResult result, MethodsResult methods) =>
        MarkdownTable.Of(["k", "", "published:", "measured:", "", "by the graph:"], result.Ensembles.SelectMany(ensemble => Rows(ensemble, result.Whole, methods)))
        + "\n\n" + ScaledDown(result) + "\n\n" + MnistTables.Machine(result.Provenance);

    private static IEnumerable<string[]> Rows(SampledEnsemble ensemble, WholeEnsemble? whole, MethodsResult methods)
    {
        var k = ensemble.Partitions;
        var accuracies = ensemble.Classifiers.Select(each => each.Accuracy).ToArray();
        var published = Targets.PublishedSorted[k];
        var graph = methods.All().Single(figures => figures.Method == "ss-dpa" && figures.Partitions == k);
        yield return
        [
            $"**{Whole(k)}**", $"base accuracy, {Whole(accuracies.Length)} sampled partitions ({Percent(accuracies.Min())} to {Percent(accuracies.Max())})",
            Percent(published.BaseAccuracy), Percent(ensemble.MeanAccuracy), MnistTables.Verdict(ensemble.MeanAccuracy >= published.BaseAccuracy), Percent(graph.BaseAccuracy),
        ];
        if (whole?.Partitions != k) yield break;
        yield return ["", "base accuracy, all partitions", Percent(published.BaseAccuracy), Percent(whole.BaseAccuracy),
            MnistTables.Verdict(whole.BaseAccuracy >= published.BaseAccuracy), Percent(graph.BaseAccuracy)];
        yield return ["", "clean accuracy", Percent(published.CleanAccuracy), Percent(whole.CleanAccuracy),
            MnistTables.Verdict(whole.CleanAccuracy >= published.CleanAccuracy), Percent(graph.CleanAccuracy)];
        yield return ["", "median certified radius", $"{Whole(published.Median)} (printed as {Whole(published.Median + 1)})", Whole(whole.MedianCertifiedRadius),
            MnistTables.Verdict(whole.MedianCertifiedRadius >= published.Median), Whole(graph.MedianCertifiedRadius)];
    }

    private static string ScaledDown(RotNetResult result)
    {
        var published = new RotNetOptions();
        return $"Scaled down: rotations were learnt for {Whole(result.Options.Epochs)} of the {Whole(published.Epochs)} published epochs, by blocks of {Whole(result.Options.Channels)} of "
            + $"{Whole(published.Channels)} channels, and heads are as narrow; these were trained for {Whole(result.HeadEpochs)} epochs, as published, each on one thread."
            + (result.Whole is { } whole ? $" All {Whole(whole.Partitions)} heads, votes and certificates took {Whole(whole.Seconds / 60)} minutes on one thread beside other work." : "");
    }
}
