using Bezoar.Benchmarks.Results;
using Bezoar.Experiments.Advising;
using Bezoar.TransferLearning;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>How a pretrained network is best used, as it was measured.</summary>
internal static class AdviceTables
{
    /// <summary>The strategy table, filled in: what the rule of thumb says of each cell, and what turned out best there.</summary>
    public static string Strategies(AdvisingResult similar, AdvisingResult different)
    {
        var (alike, unlike) = (similar.Advice, different.Advice);
        return Of(["", $"similar data: {alike.Dataset.Name}", $"different data: {unlike.Dataset.Name}"],
        [
            [$"few samples ({Whole(alike.Results[0].PerClass)} per class)", Cell(alike.Results[0], StrategyKind.LinearOnTop), Cell(unlike.Results[0], StrategyKind.LinearOnEarlierStage)],
            [$"many samples ({Whole(alike.Results[1].PerClass)} per class)", Cell(alike.Results[1], StrategyKind.FineTuneFew), Cell(unlike.Results[1], StrategyKind.FineTuneMore)],
        ]);
    }

    /// <summary>Everything that was tried, and how similar the data turned out to be.</summary>
    public static string Tried(AdvisingResult result)
    {
        var advice = result.Advice;
        return Of(
            ["samples per class:", "strategy", "last layer used", "frozen", "features:", "trained weights:", "accuracy:", "lowest fold:", "highest fold:", "seconds:"],
            advice.Results.SelectMany(row => row.Strategies.Select(each => new[]
            {
                Whole(row.PerClass), each == row.Best ? $"**{NameOf(each.Kind)}**" : NameOf(each.Kind), $"`{each.Layer}`", each.Freeze, Whole(each.FeatureCount),
                Whole(each.TrainedCount), Percent(each.Mean), Percent(each.Accuracies.Min()), Percent(each.Accuracies.Max()), Number(each.Seconds, "0.0"),
            })))
            + $"\n\n{string.Join(" ", advice.Results.Select(Similarity))} {Whole(advice.SampleCount)} samples of {advice.Dataset.Name} in {advice.Folds} folds, "
            + $"`{advice.Backbone}` on images of {advice.Input}, {Number(advice.Seconds.Total, "0")} s in all.\n\n{MnistTables.Machine(result.Provenance)}";
    }

    private static string Similarity(AdviceRow row) =>
        $"With {Whole(row.PerClass)} per class, the top layer {(row.TopLayerLead < 0 ? "loses to an earlier stage" : "wins against earlier stages")} by "
        + $"{Number(100 * Math.Abs(row.TopLayerLead ?? 0), "0.00")} points.";

    private static string Cell(AdviceRow row, StrategyKind kind)
    {
        if (row.BestOf(kind) is not { } ruled) return "–";
        var outcome = row.Best.Kind == kind ? "the best" : $"best: {NameOf(row.Best.Kind)}, {Percent(row.Best.Mean)}";
        return $"{NameOf(kind)}, {Percent(ruled.Mean)}; {outcome}";
    }

    private static string NameOf(StrategyKind kind) => kind switch
    {
        StrategyKind.LinearOnTop => "linear classifier on the top layer",
        StrategyKind.LinearOnEarlierStage => "linear classifier on an earlier stage",
        StrategyKind.FineTuneFew => "fine-tune a few layers",
        _ => "fine-tune more layers",
    };
}
