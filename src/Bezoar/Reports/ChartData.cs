using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bezoar.Reports;

/// <summary>What the page hands to its charts (<c>Charts/charts.js</c>).</summary>
/// <param name="Budget">Name of the budget axis.</param>
/// <param name="PublishedName">Name of the published figures in a legend.</param>
/// <param name="Results">In the order of <c>result.json</c>.</param>
/// <param name="Published">Figures of the paper for this data set.</param>
internal sealed record ChartData(
    string Budget, string PublishedName, IReadOnlyList<ChartResult> Results, IReadOnlyList<ChartFigure> Published)
{
    public static ChartData From(ReportModel model) => new(
        model.BudgetAxis,
        "DPA as published",
        [.. model.Results.Select(result => new ChartResult(
            result.Name,
            result.Summary.Method,
            result.Summary.Partitions,
            result.Curve.CleanAccuracy,
            result.Median,
            [.. result.Curve.Points.Select(point => (double[])[point.Radius, point.Accuracy])],
            result.Histogram.Bins,
            result.Histogram.Wrong,
            result.Confusion.Matrix))],
        [.. model.Published.Select(figure => new ChartFigure(
            figure.Partitions, figure.CleanAccuracy, figure.MedianCertifiedRadius))]);

    /// <summary>JSON that is safe inside a script element: the default encoder escapes &lt;, &gt; and &amp;.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ChartJson.Default.ChartData);
}

// Curve: pairs of radius and certified accuracy, wherever the curve changes. Confusion: counts, labels × predictions;
// null where there are too many classes for a chart of them.
internal sealed record ChartResult(
    string Name,
    string Method,
    int Partitions,
    double Clean,
    int Median,
    IReadOnlyList<double[]> Curve,
    IReadOnlyList<HistogramBin> Bins,
    int Wrong,
    IReadOnlyList<IReadOnlyList<int>>? Confusion);

internal sealed record ChartFigure(int Partitions, double Clean, int? Median);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChartData))]
internal sealed partial class ChartJson : JsonSerializerContext;
