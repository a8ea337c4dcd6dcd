using System.Globalization;
using System.Security.Cryptography;
using Bezoar.Certificates;
using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Data;
using Bezoar.Data.Npy;
using Bezoar.Experiments;
using Bezoar.Numerics;
using Bezoar.Reports;
using Bezoar.Voting;

namespace Bezoar.Tests.Reports;

/// <summary>A run's folder as certify leaves it, from drawn votes that look like those of a real run.</summary>
internal sealed record SampleRun
{
    public int ClassCount { get; init; } = 10;

    public string DatasetName { get; init; } = "mnist";

    public string Learner { get; init; } = "kernel ridge on HOG, exp(−2·‖u−v‖²), λ = 0.01, 6 warped copies";

    public int[] Partitions { get; init; } = [300, 1200, 3000];

    public int TestCount { get; init; } = 400;

    /// <summary>Null leaves the data set unknown, as when only votes are handed in.</summary>
    public RecordShape? Shape { get; init; } = new ImageShape(1, 28, 28);

    public string WriteTo(string directory)
    {
        var test = MakeTestSet();
        var tables = Partitions.Select(k => DrawVotes(test.Labels, k)).ToArray();
        var certificates = tables.Select(votes => DpaCertificate.Certify(votes, test.Labels)).ToArray();
        var results = Partitions.Select((k, i) => WriteOne(directory, k, tables[i], certificates[i])).ToArray();
        if (Shape is not null) ExampleImages.Write(directory, test, certificates, tables);
        ResultFile.Write(directory, new CertifyResult
        {
            Version = "0.1.0",
            Dataset = Shape is null
                ? new(DatasetName, null, null, null, TestCount, ClassCount, null)
                : new(DatasetName, new string('a', 64), test.Digest, 60_000, TestCount, ClassCount, 0),
            Seconds = new(0.41, 3.2, 21.7, 14.05, 0.02, 39.38),
            PeakMemoryBytes = 812L << 20,
            Threads = 2,
            Cpu = "Example CPU, 512-bit vectors",
            Results = results,
        });
        return directory;
    }

    public Dataset MakeTestSet()
    {
        var random = new CounterRandom(1);
        var shape = Shape ?? new VectorShape(4);
        var records = new byte[TestCount * shape.ByteCount];
        var labels = new int[TestCount];
        for (var i = 0; i < TestCount; i++)
        {
            labels[i] = random.NextInt32(ClassCount);
            if (shape is ImageShape image) Paint(image, labels[i], random, records.AsSpan(i * image.ByteCount, image.ByteCount));
        }
        return new(DatasetName, shape, ClassCount, records, labels);
    }

    // A soft ring around a random centre, wider for larger classes: pictures of which no two are the same.
    private static void Paint(ImageShape shape, int label, CounterRandom random, Span<byte> pixels)
    {
        var (centreX, centreY) = (random.NextSingle(0.4f, 0.6f) * shape.Width, random.NextSingle(0.4f, 0.6f) * shape.Height);
        var radius = (0.12f + 0.03f * label) * shape.Width;
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i % shape.Width - centreX, i / shape.Width % shape.Height - centreY);
            var distance = MathF.Abs(MathF.Sqrt(x * x + y * y) - radius);
            pixels[i] = (byte)Math.Clamp(255 - 90 * distance, 0, 255);
        }
    }

    private VoteTable DrawVotes(ReadOnlySpan<int> labels, int k)
    {
        var random = new CounterRandom(2);
        var counts = new int[labels.Length * ClassCount];
        for (var i = 0; i < labels.Length; i++)
        {
            var ease = random.NextSingle();
            var hardness = ease * ease * ease;
            hardness *= hardness * hardness;
            var share = Math.Clamp(1 - hardness * (0.55f + k / 5000f) - k / 14000f, 0.02f, 1f);
            var rival = (labels[i] * 3 + 1 + (random.NextInt32(4) == 0 ? 2 : 0)) % ClassCount;
            var own = (int)(share * k);
            var others = (k - own) / 4;
            counts[i * ClassCount + labels[i]] += own;
            counts[i * ClassCount + rival] += k - own - others;
            for (var vote = 0; vote < others; vote++) counts[i * ClassCount + random.NextInt32(ClassCount)]++;
        }
        return new(ClassCount, counts);
    }

    private MethodResult WriteOne(string directory, int k, VoteTable votes, Certificate[] certificates)
    {
        var votesPath = Path.Combine(directory, RunFiles.Votes("dpa", k));
        var certificatesPath = Path.Combine(directory, RunFiles.Certificates("dpa", k));
        NpyFile.Write(votesPath, votes.Counts, votes.InputCount, votes.ClassCount);
        AtomicFile.WriteText(certificatesPath, "index,label,prediction,radius\n" + string.Concat(certificates.Select((certificate, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{i},{certificate.Label},{certificate.Prediction},{certificate.Radius}\n"))));
        var curve = new CertifiedAccuracyCurve(certificates);
        return new()
        {
            Method = "dpa",
            ThreatModel = "The attacker inserts and removes training samples of any content and label.",
            Unit = "symmetric difference",
            Assumptions = ["The descriptor is fixed and no training image has shaped it.", "The training set is treated as a set."],
            Partitions = k,
            Learner = Learner,
            BaseAccuracy = certificates.Select((certificate, i) => (double)votes[i][certificate.Label] / k).Average(),
            CleanAccuracy = curve.CleanAccuracy,
            MedianCertifiedRadius = curve.Median.Value,
            MedianCertifiedRadiusPaperConvention = curve.MedianPaperConvention,
            CertifiedAccuracy = curve.Points,
            VotesSha256 = Digest(votesPath),
            CertificatesSha256 = Digest(certificatesPath),
        };
    }

    private static string Digest(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
