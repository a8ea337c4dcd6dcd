using System.Text.Json;
using System.Text.Json.Serialization;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Evaluation.Defence;

namespace Bezoar.Reports.Evaluation;

/// <summary>What the page on an evaluation hands to its charts.</summary>
/// <param name="Courses">One line for each attack on a victim that the chart has room for.</param>
/// <param name="Sweeps">In the order of the page.</param>
/// <param name="Attacks">All, for the charts of their classes.</param>
/// <param name="Defences">In the order of <c>result.json</c>.</param>
internal sealed record EvaluateChartData(
    IReadOnlyList<ChartCourse> Courses, IReadOnlyList<ChartSweep> Sweeps, IReadOnlyList<ChartAttack> Attacks, IReadOnlyList<ChartDefence> Defences)
{
    public static EvaluateChartData From(EvaluateReportModel model) => new(
        [.. AttackCourse.Shown(model).Select(group => new ChartCourse(
            model.Names.Of(group), [.. AttackCourse.Of(group).Select(epoch => new ChartLook(epoch.Epoch, epoch.CleanAccuracy, epoch.AttackSuccessRate))]))],
        [.. model.Sweeps.Select(sweep => new ChartSweep(sweep.Axis, sweep.IsShare, sweep.IsLogarithmic, model.HasTriggers, [.. sweep.Lines.Select(LineOf)]))],
        model.Run.Dataset.ClassCount > AttackedClasses.MostBars ? [] :
        [.. model.Groups.Select(group => new ChartAttack([.. AttackedClasses.Of(group).Select(each => new ChartClass(
            model.ClassName(each.Label), each.CleanAccuracy, each.PoisonedCleanAccuracy, each.AttackSuccessRate))]))],
        [.. model.Defences.Select(ChartDefence.From)]);

    /// <inheritdoc cref="ChartData.ToJson"/>
    public string ToJson() => JsonSerializer.Serialize(this, EvaluateChartJson.Default.EvaluateChartData);

    private static ChartSweepLine LineOf(SweepLine line) => new(line.Name, [.. line.Points.Select(point => PointOf(point.Value, point.Measure))]);

    private static ChartSweepPoint PointOf(double value, SeedShares measure) => new(value, measure.Share ?? 0, measure.Low, measure.High);
}

internal sealed record ChartCourse(string Name, IReadOnlyList<ChartLook> Looks);

internal sealed record ChartLook(int Epoch, double? Accuracy, double? Success);

// Success: whether heights are success rates, or accuracies.
internal sealed record ChartSweep(string Axis, bool IsShare, bool IsLogarithmic, bool Success, IReadOnlyList<ChartSweepLine> Lines);

internal sealed record ChartSweepLine(string Name, IReadOnlyList<ChartSweepPoint> Points);

internal sealed record ChartSweepPoint(double Value, double Share, double Low, double High);

internal sealed record ChartAttack(IReadOnlyList<ChartClass> Classes);

internal sealed record ChartClass(string Name, double? Before, double? After, double? Success);

// Lines have a point for each number of poison instances; null where nothing was measured.
internal sealed record ChartDefence(
    string Name, IReadOnlyList<int> Counts, bool Success, IReadOnlyList<double?> Defended, IReadOnlyList<double?> Bound,
    IReadOnlyList<ChartVictim> Undefended, int? Half, int? End)
{
    public static ChartDefence From(DefendedAttack defence)
    {
        var success = defence.TargetRule is not null;
        double? Share(AttackMeasures measures) => success ? measures.AttackSuccessRate?.Share : measures.Accuracy.Share;
        return new(
            DefenceWords.NameOf(defence), [.. defence.Points.Select(point => point.PoisonCount)], success,
            [.. defence.Points.Select(point => Share(point.Defended))], [.. defence.Points.Select(point => point.SuccessBound)],
            [.. DefenceWords.Victims(defence).Select(victim => new ChartVictim(
                DefenceWords.NameOf(victim),
                [.. defence.Points.Select(point => DefenceWords.Find(point, victim) is { } found ? Share(found.Measures) : null)]))],
            defence.HalfCertifiedUntil, defence.CertificateEndsAt);
    }
}

internal sealed record ChartVictim(string Name, IReadOnlyList<double?> Shares);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EvaluateChartData))]
internal sealed partial class EvaluateChartJson : JsonSerializerContext;
