using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bezoar.Certificates;
using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Certificates.Verification;
using Bezoar.Data.Npy;
using Bezoar.Experiments;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.Verification;

/// <summary>A small run's folder as the issuer writes it, to be tampered with.</summary>
internal sealed class IssuedRun : IDisposable
{
    public const int Inputs = 40, Classes = 4;
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly TemporaryFolder _folder = new();

    public IssuedRun(params int[] partitions)
    {
        int[] labels = [.. Enumerable.Range(0, Inputs).Select(i => i % Classes)];
        Labels = labels;
        var result = new CertifyResult
        {
            Version = "0.1.0",
            Dataset = new("toy", new('a', 64), new('b', 64), 1000, Inputs, Classes, 0),
            Seconds = new(1, 2, 3, 4, 5, 15),
            PeakMemoryBytes = 1 << 20,
            Threads = 2,
            Cpu = "test",
            Results = [.. partitions.Select(k => Issue(k, labels))],
        };
        _folder.WriteText("result.json", JsonSerializer.Serialize(result, CamelCase));
        _folder.WriteText("report.html", "<p>report</p>");
    }

    public string Path => _folder.Path;

    public IReadOnlyList<int> Labels { get; }

    public string this[string file] => _folder[file];

    public VerificationReport Verify(DatasetLookup? lookup = null) => RunVerifier.Verify(Path, lookup);

    /// <summary>Changes the bytes of one file.</summary>
    public void Tamper(string file, Func<byte[], byte[]> change) => File.WriteAllBytes(this[file], change(File.ReadAllBytes(this[file])));

    /// <summary>Changes the parsed <c>result.json</c>.</summary>
    public void TamperJson(Action<JsonNode> change) => Tamper("result.json", bytes =>
    {
        var root = JsonNode.Parse(bytes)!;
        change(root);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    });

    /// <summary>Changes a file and makes the digest in <c>result.json</c> fit again, as a careful forger would.</summary>
    public void Forge(string file, string digestName, Func<string, string> change)
    {
        Tamper(file, bytes => Encoding.Latin1.GetBytes(change(Encoding.Latin1.GetString(bytes))));
        TamperJson(root => root["results"]![0]![digestName] = Digest(file));
    }

    public void Dispose() => _folder.Dispose();

    private MethodResult Issue(int partitions, int[] labels)
    {
        var random = new CounterRandom(7, (ulong)partitions);
        var counts = new int[Inputs * Classes];
        for (var i = 0; i < Inputs; i++)
            for (var vote = 0; vote < partitions; vote++)
                counts[i * Classes + (random.NextInt32(3) > 0 ? labels[i] : random.NextInt32(Classes))]++;
        var votes = new VoteTable(Classes, counts);
        var certificates = DpaCertificate.Certify(votes, labels);
        var curve = new CertifiedAccuracyCurve(certificates);
        var (votesFile, certificatesFile) = ($"votes-dpa-{partitions}.npy", $"certificates-dpa-{partitions}.csv");
        NpyFile.Write(this[votesFile], votes.Counts, votes.InputCount, votes.ClassCount);
        var lines = certificates.Select((certificate, i) => $"{i},{certificate.Label},{certificate.Prediction},{certificate.Radius}\n");
        _folder.WriteText(certificatesFile, "index,label,prediction,radius\n" + string.Concat(lines));
        return new()
        {
            Method = DpaCertificate.Description.Method,
            ThreatModel = DpaCertificate.Description.ThreatModel,
            Unit = DpaCertificate.Description.Unit,
            Assumptions = DpaCertificate.Description.Assumptions,
            Partitions = partitions,
            Learner = "votes drawn at random",
            BaseAccuracy = votes.BaseAccuracy(labels),
            CleanAccuracy = curve.CleanAccuracy,
            MedianCertifiedRadius = curve.Median.Value,
            MedianCertifiedRadiusPaperConvention = curve.MedianPaperConvention,
            CertifiedAccuracy = curve.Points,
            VotesSha256 = Digest(votesFile),
            CertificatesSha256 = Digest(certificatesFile),
        };
    }

    private string Digest(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(this[file])));
}
