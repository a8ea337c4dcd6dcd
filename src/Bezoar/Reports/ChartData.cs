using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bezoar.Reports;

/// <summary>What the page hands to its charts (<c>Charts/charts.js</c>).</summary>
/// <param name="Budget">Name of the budget axis.</param>
/// <param name="PublishedName">Name of all published figures in a legend.</param>
/// <param name="Results">In the order of <c>result.json</c>.</param>
/// <param name="Published">Figures of the paper for this data set.</param>
internal sealed record ChartData(
    string Budget, string PublishedName, IReadOnlyList<ChartResult> Results, IReadOnlyList<ChartFigure> Published)
{
    public static ChartData From(ReportModel model) => new(
        model.BudgetAxis,
        "as published",
        [.. model.Results.Select(result => new ChartResult(
            result.Name,
            MethodNames.Family(result.Summary.Method),
            MethodNames.Setting(result.Summary.Method, result.Summary.Partitions),
            model.Shown.Contains(result),
            result.Curve.CleanAccuracy,
            result.Median,
            [.. result.Curve.Points.Select(point => (double[])[point.Radius, point.Accuracy])],
            result.Histogram.Bins,
            result.Histogram.Wrong,
            result.Confusion.Matrix))],
        [.. model.Published.Select(figure => new ChartFigure(
            figure.Name, MethodNames.Family(figure.Method), Wording.Partitions(figure.Partitions), figure.CleanAccuracy, figure.MedianCertifiedRadius))]);

    /// <summary>JSON that is safe inside a script element: the default encoder escapes &lt;, &gt; and &amp;.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ChartJson.Default.ChartData);
}

// Curve: pairs of radius and certified accuracy, wherever the curve changes. Confusion: counts, labels × predictions;
// null where there are too many classes for a chart of them.
internal sealed record ChartResult(
    string Name,
    string Family,
    string Setting,
    bool Shown,
    double Clean,
    int Median,
    IReadOnlyList<double[]> Curve,
    IReadOnlyList<HistogramBin> Bins,
    int Wrong,
    IReadOnlyList<IReadOnlyList<int>>? Confusion);

internal sealed record ChartFigure(string Name, string Family, string Setting, double Clean, int? Median);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChartData))]
internal sealed partial class ChartJson : JsonSerializerContext;
