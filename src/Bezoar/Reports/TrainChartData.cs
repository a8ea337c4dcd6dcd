using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bezoar.Reports;

/// <summary>What the page on a training run hands to its charts.</summary>
/// <param name="Epochs">In their order.</param>
/// <param name="Results">The one network, for the confusion matrix.</param>
internal sealed record TrainChartData(IReadOnlyList<ChartEpoch> Epochs, IReadOnlyList<ChartNetwork> Results)
{
    public static TrainChartData From(TrainReportModel model) => new(
        [.. model.Network.Epochs.Select(epoch => new ChartEpoch(epoch.Epoch, epoch.Loss, epoch.TrainAccuracy, epoch.TestAccuracy, epoch.LearningRate))],
        [new(model.Confusion.Matrix, model.Confusion.Names)]);

    /// <inheritdoc cref="ChartData.ToJson"/>
    public string ToJson() => JsonSerializer.Serialize(this, TrainChartJson.Default.TrainChartData);
}

internal sealed record ChartEpoch(int Epoch, double Loss, double Train, double? Test, double Rate);

// Confusion: counts, labels × predictions; null where there are too many classes for a chart of them.
internal sealed record ChartNetwork(IReadOnlyList<IReadOnlyList<int>>? Confusion, IReadOnlyList<string>? ClassNames);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TrainChartData))]
internal sealed partial class TrainChartJson : JsonSerializerContext;
