namespace Bezoar.Certificates.Verification;

/// <summary>What <c>result.json</c> claims, as far as it can be checked.</summary>
internal sealed record RunClaims(DatasetClaims Dataset, IReadOnlyList<MethodClaims> Results, IReadOnlyList<string> UnknownFields);

/// <summary>The entry <c>dataset</c>. Digests and training counts are null where votes were handed in and the data is unknown.</summary>
internal sealed record DatasetClaims(
    string Name, string? Digest, string? TestDigest, int? TrainCount, int TestCount, int ClassCount, int? DuplicateCount);

/// <summary>One entry of <c>results</c>.</summary>
internal sealed record MethodClaims
{
    public required string Method { get; init; }
    public required string ThreatModel { get; init; }
    public required string Unit { get; init; }
    public required IReadOnlyList<string> Assumptions { get; init; }
    public required int Partitions { get; init; }
    public required string Learner { get; init; }
    public required double BaseAccuracy { get; init; }
    public required double CleanAccuracy { get; init; }
    public required int Median { get; init; }
    public required int MedianPaperConvention { get; init; }
    public required IReadOnlyList<(int Radius, double Accuracy)> Curve { get; init; }
    public required IReadOnlyList<int>? Shifts { get; init; }
    public required int? WeightUnit { get; init; }
    public required string VotesSha256 { get; init; }
    public required string CertificatesSha256 { get; init; }

    // Only the names of known methods ever reach a path: see KnownMethod.
    public string VotesFile => FormattableString.Invariant($"votes-{Method}-{Partitions}.npy");
    public string CertificatesFile => FormattableString.Invariant($"certificates-{Method}-{Partitions}.csv");
}
