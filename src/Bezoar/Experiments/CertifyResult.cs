using Bezoar.Certificates;

namespace Bezoar.Experiments;

/// <summary>What <c>result.json</c> of a certified run holds (camelCase, invariant culture).</summary>
public sealed record CertifyResult
{
    /// <summary>The layout that this version writes and reads.</summary>
    public const string CurrentSchema = "bezoar-result/1";

    /// <summary>Version of this layout.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Bezoar's version.</summary>
    public required string Version { get; init; }

    /// <summary>The command that wrote it: <c>certify</c>.</summary>
    public string Command { get; init; } = "certify";

    /// <summary>What was trained on and tested with.</summary>
    public required DatasetSummary Dataset { get; init; }

    /// <summary>Where the time went.</summary>
    public required StageSeconds Seconds { get; init; }

    /// <summary>Largest working set of the process.</summary>
    public required long PeakMemoryBytes { get; init; }

    /// <summary>Threads used; they never change a result.</summary>
    public required int Threads { get; init; }

    /// <summary>The processor's name and vector width.</summary>
    public required string Cpu { get; init; }

    /// <summary>One entry per method and number of partitions.</summary>
    public required IReadOnlyList<MethodResult> Results { get; init; }
}

/// <summary>The data behind a result. Null where only votes were handed in and the data is unknown.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Digest">SHA-256 of the training set's content.</param>
/// <param name="TestDigest">SHA-256 of the test set's content.</param>
/// <param name="TrainCount">Training samples.</param>
/// <param name="TestCount">Test inputs.</param>
/// <param name="ClassCount">Classes.</param>
/// <param name="DuplicateCount">Exact duplicates in the training set (same bytes, same label) that were collapsed to one sample.</param>
public sealed record DatasetSummary(
    string Name, string? Digest, string? TestDigest, int? TrainCount, int TestCount, int ClassCount, int? DuplicateCount);

/// <summary>Wall-clock seconds of each stage.</summary>
public sealed record StageSeconds(double Load, double Features, double Train, double Predict, double Certify, double Total);

/// <summary>One method at one number of partitions.</summary>
public sealed record MethodResult
{
    /// <summary>Short name: <c>dpa</c>.</summary>
    public required string Method { get; init; }

    /// <summary>What the attacker may do, in words.</summary>
    public required string ThreatModel { get; init; }

    /// <summary>What a radius counts: <c>symmetric difference</c> or <c>label flips</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>What must hold for the certificate to be true, in words.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>k.</summary>
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

    /// <summary>SHA-256 of the file <c>votes-METHOD-K.npy</c>.</summary>
    public required string VotesSha256 { get; init; }

    /// <summary>SHA-256 of the file <c>certificates-METHOD-K.csv</c>.</summary>
    public required string CertificatesSha256 { get; init; }
}
