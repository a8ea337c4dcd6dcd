using System.Text.Json;
using System.Text.Unicode;

namespace Bezoar.Certificates.Verification;

/// <summary>Reads <c>result.json</c> strictly: a field twice, of the wrong kind or missing is a fault.</summary>
internal static class ResultJson
{
    private const string Schema = "bezoar-result/1";

    // A property that stands twice shows one value to this reader and may show the other one to the next.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static RunClaims Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = Parse(utf8);
        var root = new JsonField(document.RootElement, "");
        if (root["schema"].Text is var schema && schema != Schema)
            throw new EvidenceFault($"schema is \"{schema}\", but only {Schema} is known here");
        if (root["command"].Text is var command && command != "certify")
            throw new EvidenceFault($"command is \"{command}\", but only results of certify can be verified");
        var claims = new RunClaims(ReadDataset(root["dataset"]), [.. root["results"].Items.Select(ReadMethod)], UnknownFields(root));
        if (claims.Results.Count == 0) throw new EvidenceFault($"results is empty: nothing is claimed");
        return claims;
    }

    /// <summary>Whether a network was trained there, and nothing certified.</summary>
    public static bool IsOfTraining(ReadOnlyMemory<byte> utf8)
    {
        using var document = Parse(utf8);
        return new JsonField(document.RootElement, "")["command"].Text == "train";
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        // The parser itself looks at no text until it is asked for it.
        if (!Utf8.IsValid(utf8.Span)) throw new EvidenceFault($"the file is not UTF-8");
        try
        {
            return JsonDocument.Parse(utf8, Strict);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair in a field's name.
            throw new EvidenceFault($"the name of a field has characters that are none");
        }
    }

    private static DatasetClaims ReadDataset(JsonField dataset) => new(
        dataset["name"].Text, dataset["digest"].TextOrNull, dataset["testDigest"].TextOrNull, dataset["trainCount"].NumberOrNull,
        dataset["testCount"].Number, dataset["classCount"].Number, dataset["duplicateCount"].NumberOrNull);

    private static MethodClaims ReadMethod(JsonField entry) => new()
    {
        Method = entry["method"].Text,
        ThreatModel = entry["threatModel"].Text,
        Unit = entry["unit"].Text,
        Assumptions = [.. entry["assumptions"].Items.Select(item => item.Text)],
        Partitions = entry["partitions"].Number,
        Learner = entry["learner"].Text,
        BaseAccuracy = entry["baseAccuracy"].Fraction,
        CleanAccuracy = entry["cleanAccuracy"].Fraction,
        Median = entry["medianCertifiedRadius"].Number,
        MedianPaperConvention = entry["medianCertifiedRadiusPaperConvention"].Number,
        Curve = [.. entry["certifiedAccuracy"].Items.Select(point => (point["radius"].Number, point["accuracy"].Fraction))],
        Shifts = entry.Find("shifts") is { } shifts ? [.. shifts.Items.Select(item => item.Number)] : null,
        WeightUnit = entry.Find("weightUnit")?.Number,
        VotesSha256 = entry["votesSha256"].Text,
        CertificatesSha256 = entry["certificatesSha256"].Text,
    };

    private static IReadOnlyList<string> UnknownFields(JsonField root) =>
    [
        .. root.NamesExcept("schema", "version", "command", "dataset", "seconds", "peakMemoryBytes", "threads", "cpu", "budget", "results"),
        .. root["dataset"].NamesExcept(
            "name", "digest", "testDigest", "trainCount", "testCount", "classCount", "duplicateCount"),
        .. root["results"].Items.SelectMany(entry => entry.NamesExcept(
            "method", "threatModel", "unit", "assumptions", "partitions", "learner", "baseAccuracy", "cleanAccuracy",
            "medianCertifiedRadius", "medianCertifiedRadiusPaperConvention", "certifiedAccuracy", "shifts", "weightUnit", "votesSha256", "certificatesSha256")),
        .. root["results"].Items.SelectMany(entry => entry["certifiedAccuracy"].Items)
            .SelectMany(point => point.NamesExcept("radius", "accuracy")),
    ];
}
