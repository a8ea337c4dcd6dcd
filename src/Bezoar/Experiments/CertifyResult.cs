using System.Text.Json.Serialization;
using Bezoar.Certificates;

namespace Bezoar.Experiments;

/// <summary>What <c>result.json</c> of a certified run holds.</summary>
public sealed record CertifyResult : RunResult
{
    internal const string CommandName = "certify";

    /// <summary>Of this version's layout.</summary>
    public CertifyResult() : base(CommandName) { }

    /// <summary>The poison that the user reckons with, for which the best entry is recommended; null where nobody said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Budget { get; init; }

    /// <summary>One entry per method and number of partitions.</summary>
    [JsonPropertyOrder(LastInFile)]
    public required IReadOnlyList<MethodResult> Results { get; init; }

    /// <summary>What to know about <see cref="BestAt"/>.</summary>
    public const string CaveatOfBest = "That was found by looking at the certificates, and at the labels of the test set: a proof is of a setting that was chosen beforehand, or on other data.";

    /// <summary>For each unit the entry that proves most at a budget; the first of equals, in the order in which they were asked for.</summary>
    public IEnumerable<MethodResult> BestAt(int budget) =>
        Results.GroupBy(entry => entry.Unit).Select(entries => entries.MaxBy(entry => entry.AccuracyAt(budget))!);

    internal override IEnumerable<object?> ListElements() =>
        Results.SelectMany<MethodResult?, object?>(entry => entry?.Assumptions ?? (IEnumerable<object?>)[null]);
}

/// <summary>One method at one number of partitions.</summary>
public sealed record MethodResult
{
    /// <summary>Short name, such as <c>dpa</c> or <c>fa-16</c>.</summary>
    public required string Method { get; init; }

    /// <summary>What the attacker may do, in words.</summary>
    public required string ThreatModel { get; init; }

    /// <summary>What a radius counts: <c>symmetric difference</c> or <c>label flips</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>What must hold for the certificate to be true, in words.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>k; for neighbours, how many of them vote; 1 where all samples do.</summary>
    public required int Partitions { get; init; }

    /// <summary>The base learner with all its settings, in one line.</summary>
    public required string Learner { get; init; }

    /// <summary>Mean accuracy of a single base classifier.</summary>
    public required double BaseAccuracy { get; init; }

    /// <summary>Accuracy of the ensemble without poison.</summary>
    public required double CleanAccuracy { get; init; }

    /// <summary>The largest r whose certified accuracy is ≥ 50 %.</summary>
    public required int MedianCertifiedRadius { get; init; }

    /// <summary>The same as the authors' script counts it: one more.</summary>
    public required int MedianCertifiedRadiusPaperConvention { get; init; }

    /// <summary>Every radius where the certified accuracy changes.</summary>
    public required IReadOnlyList<CurvePoint> CertifiedAccuracy { get; init; }

    /// <summary>Certified accuracy at a budget.</summary>
    public double AccuracyAt(int budget) => CertifiedAccuracy.FirstOrDefault(point => point.Radius >= budget).Accuracy;

    /// <summary>For Finite Aggregation, by how much the numbers of a bucket's base classifiers exceed its own; null for other methods.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Shifts { get; init; }

    /// <summary>For kernel votes, the most that one training sample can weigh; null for other methods.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? WeightUnit { get; init; }

    /// <summary>SHA-256 of the file <c>votes-METHOD-K.npy</c>.</summary>
    public required string VotesSha256 { get; init; }

    /// <summary>SHA-256 of the file <c>certificates-METHOD-K.csv</c>.</summary>
    public required string CertificatesSha256 { get; init; }
}
