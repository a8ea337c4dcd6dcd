using System.Text.Json;
using System.Text.Json.Serialization;
using Bezoar.Experiments.Targeted;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Targeted;

/// <summary>What the page on attacks on single test inputs hands to its charts.</summary>
/// <param name="Sweeps">In the order of the page.</param>
/// <param name="Turning">One line for each setting.</param>
/// <param name="Attacks">One for each setting.</param>
internal sealed record TargetedChartData(IReadOnlyList<ChartSweep> Sweeps, IReadOnlyList<ChartTurning> Turning, IReadOnlyList<ChartTargeted> Attacks)
{
    private const int Bins = 10;

    public static TargetedChartData From(TargetedReportModel model) => new(
        [.. model.Sweeps.Select(SweepOf)],
        [.. model.Details.Select(summary => new ChartTurning(summary.Outcome.Setting, summary.Outcome.MeasuredEpochs, TurningOf(summary)))],
        [.. model.Details.Select((summary, i) => new ChartTargeted(
            BinsOf(summary, attempt => attempt.ConfidenceBefore), BinsOf(summary, attempt => attempt.ConfidenceAfter), AnglesOf(summary),
            model.Run.ClassNames,
            [model.Folder.Examples[i].Projection, model.Folder.Examples[i].PoisonedProjection]))]);

    /// <inheritdoc cref="ChartData.ToJson"/>
    public string ToJson() => JsonSerializer.Serialize(this, TargetedChartJson.Default.TargetedChartData);

    /// <summary>Mean angles after each measured epoch.</summary>
    internal static IReadOnlyList<double> TurningOf(TargetedSummary summary) =>
        [.. Enumerable.Range(0, summary.Outcome.MeasuredEpochs.Count).Select(i => summary.Attempts.Average(attempt => attempt.Degrees[i]))];

    /// <summary>Targets by confidence, in tenths.</summary>
    internal static int[] BinsOf(TargetedSummary summary, Func<TargetedAttempt, double> confidence)
    {
        var bins = new int[Bins];
        foreach (var attempt in summary.Attempts) bins[Math.Clamp((int)(confidence(attempt) * Bins), 0, Bins - 1)]++;
        return bins;
    }

    /// <summary>Targets by angle, in steps that people count in.</summary>
    internal static IReadOnlyList<ChartBin> AnglesOf(TargetedSummary summary)
    {
        var most = summary.Attempts.Max(attempt => attempt.Degrees[^1]);
        var step = new[] { 0.1, 0.2, 0.5, 1, 2, 5, 10, 20 }.First(size => size * 12 > most || size == 20);
        var count = (int)(most / step) + 1;
        return [.. Enumerable.Range(0, count).Select(i => new ChartBin(
            Math.Round(i * step, 1), Math.Round((i + 1) * step, 1), summary.Attempts.Count(attempt => (int)(attempt.Degrees[^1] / step) == i)))];
    }

    private static ChartSweep SweepOf(TargetedSweep sweep) => new(sweep.Axis, false, sweep.IsLogarithmic, true,
    [
        .. sweep.Lines.Select(line => new ChartSweepLine(line.Name,
            [.. line.Points.OrderBy(sweep.Value).Select(point => new ChartSweepPoint(sweep.Value(point), point.Success.Share ?? 0, point.Success.Low, point.Success.High))])),
    ]);
}

internal sealed record ChartTurning(string Name, IReadOnlyList<int> Epochs, IReadOnlyList<double> Degrees);

internal sealed record ChartTargeted(
    IReadOnlyList<int> Before, IReadOnlyList<int> After, IReadOnlyList<ChartBin> Angles, IReadOnlyList<string> Classes, IReadOnlyList<IReadOnlyList<ProjectedPoint>> Points);

internal sealed record ChartBin(double From, double To, int Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TargetedChartData))]
internal sealed partial class TargetedChartJson : JsonSerializerContext;
