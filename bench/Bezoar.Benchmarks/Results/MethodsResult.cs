using System.Text.Json.Serialization;
using Bezoar.Certificates;
using Bezoar.Experiments;

namespace Bezoar.Benchmarks.Results;

/// <summary><c>methods-DATASET.json</c>: every kind of certificate, by whole processes.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Dataset">What was trained on and tested with.</param>
/// <param name="Runs">One per command.</param>
internal sealed record MethodsResult(Provenance Provenance, DatasetSummary Dataset, IReadOnlyList<MethodsRun> Runs)
{
    public static string File(string dataset) => $"methods-{dataset}";

    /// <summary>Every setting once.</summary>
    public IEnumerable<MethodFigures> All() => Runs.SelectMany(run => run.Figures).DistinctBy(figures => (figures.Method, figures.Partitions));
}

/// <summary>One process.</summary>
/// <param name="Command">What to type.</param>
/// <param name="Seconds">From its start to its end, as a clock on the wall shows it.</param>
/// <param name="Stages">Where the time went, as the run's own result says.</param>
/// <param name="PeakMemoryBytes">Largest working set.</param>
/// <param name="Figures">One per method and setting.</param>
internal sealed record MethodsRun(string Command, double Seconds, StageSeconds Stages, long PeakMemoryBytes, IReadOnlyList<MethodFigures> Figures);

/// <summary>What one method gave with one setting.</summary>
/// <param name="Method">Such as <c>fa-16</c>.</param>
/// <param name="Partitions">k, or K.</param>
/// <param name="Unit">What a radius counts.</param>
/// <param name="BaseAccuracy">Of a single voter.</param>
/// <param name="CleanAccuracy">Without poison.</param>
/// <param name="MedianCertifiedRadius">What half of the predictions withstand.</param>
/// <param name="CertifiedAccuracy">At some budgets.</param>
/// <param name="VotesSha256">Of the votes.</param>
internal sealed record MethodFigures(
    string Method, int Partitions, string Unit, double BaseAccuracy, double CleanAccuracy, int MedianCertifiedRadius,
    IReadOnlyList<CertifiedAt> CertifiedAccuracy, string VotesSha256)
{
    /// <summary>Certified accuracy against changed labels, for the picture; null for other units.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CurvePoint>? Curve { get; init; }
}

/// <summary>Share of test inputs that withstand a budget.</summary>
internal sealed record CertifiedAt(int Budget, double Accuracy);
