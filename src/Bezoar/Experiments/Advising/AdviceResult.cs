using System.Text.Json;
using System.Text.Json.Serialization;
using Bezoar.TransferLearning;

namespace Bezoar.Experiments.Advising;

/// <summary>What <c>bezoar advise --json</c> prints.</summary>
public sealed record AdviceResult : RunResult
{
    internal const string CommandName = "advise";

    /// <summary>Of this version's layout.</summary>
    public AdviceResult() : base(CommandName) { }

    /// <summary>Name of the pretrained network's file.</summary>
    public required string Backbone { get; init; }

    /// <summary>Its digest.</summary>
    public required string BackboneSha256 { get; init; }

    /// <summary>What it takes: rows × columns × channels.</summary>
    public required string Input { get; init; }

    /// <summary>Folds of each comparison.</summary>
    public required int Folds { get; init; }

    /// <summary>Samples that were drawn; in either row each is predicted once.</summary>
    public required int SampleCount { get; init; }

    /// <summary>Of the draw, the deal into folds, initial weights and order.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Few samples, then many.</summary>
    [JsonPropertyOrder(LastInFile)]
    public required IReadOnlyList<AdviceRow> Results { get; init; }

    internal override IEnumerable<object?> ListElements() => Results.SelectMany<AdviceRow?, object?>(row => row is null ? [null] : [.. row.Strategies]);
}

/// <summary>One row of the strategy table: so many samples.</summary>
public sealed record AdviceRow
{
    /// <summary>Samples of each class that were trained on, fold by fold; one more for some.</summary>
    public required int PerClass { get; init; }

    /// <summary>From the cheapest on.</summary>
    public required IReadOnlyList<StrategyResult> Strategies { get; init; }

    /// <summary>
    /// How similar the data is to what the backbone was trained on, measured and not guessed: mean accuracy of a linear classifier on the top layer minus that
    /// on the best earlier stage. Positive: similar. Null where there is no earlier stage.
    /// </summary>
    public required double? TopLayerLead { get; init; }

    /// <summary>The table's two columns; null where that could not be measured.</summary>
    [JsonIgnore]
    public bool? IsSimilar => TopLayerLead is { } lead ? lead >= 0 : null;

    /// <summary>The highest mean accuracy, and of equal ones the cheapest.</summary>
    [JsonIgnore]
    public StrategyResult Best => Strategies.MaxBy(strategy => strategy.Mean)!;

    /// <summary>The best of a kind; null where the network offers none.</summary>
    public StrategyResult? BestOf(StrategyKind kind) => Strategies.Where(strategy => strategy.Kind == kind).MaxBy(strategy => strategy.Mean);
}

/// <summary>One way to use the network, tried.</summary>
/// <param name="Kind">Where it stands in the table.</param>
/// <param name="Layer">The last node that is used.</param>
/// <param name="Freeze"><c>all</c>, <c>none</c> or <c>all-but-N</c> blocks.</param>
/// <param name="FeatureCount">Numbers that the new head sees of an image.</param>
/// <param name="TrainedCount">Numbers that training moves.</param>
/// <param name="Mean">Share of all samples, each predicted without its fold, that is correct on average over the folds.</param>
/// <param name="Accuracies">Fold by fold.</param>
/// <param name="Seconds">For all folds.</param>
public sealed record StrategyResult(
    [property: JsonConverter(typeof(StrategyKindWords))] StrategyKind Kind,
    string Layer, string Freeze, int FeatureCount, long TrainedCount, double Mean, IReadOnlyList<double> Accuracies, double Seconds);

/// <summary><c>linear-on-top</c>, <c>linear-on-earlier-stage</c>, <c>fine-tune-few</c>, <c>fine-tune-more</c>.</summary>
internal sealed class StrategyKindWords() : JsonStringEnumConverter<StrategyKind>(JsonNamingPolicy.KebabCaseLower);
