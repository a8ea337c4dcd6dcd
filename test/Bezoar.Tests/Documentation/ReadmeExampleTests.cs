using System.Text.RegularExpressions;
using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Data;
using Bezoar.Data.Digits;
using Bezoar.Features;
using Bezoar.Learning.KernelRidge;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Tests.Documentation;

/// <summary>The README's C# is this file's: it compiles, runs, and does what it says.</summary>
public partial class ReadmeExampleTests
{
    [Fact]
    public void CertifiesDigits()
    {
        // README: begin
        var workers = new Workers(Environment.ProcessorCount);
        var digits = Digits.Create(new() { TrainCount = 1000, TestCount = 100 }, workers);

        // Twenty base classifiers, each of which sees the samples of its own partition and nothing else.
        var samples = new SampleSet(digits.Train);
        var partitions = HashPartitioner.Partition(samples, 20);
        var descriptor = new HogDescriptor((ImageShape)digits.Train.Shape, new(), new());
        using var ensemble = KernelRidgeEnsemble.Describe(descriptor, new(), samples, [partitions], workers);
        ensemble.Fit(workers);

        // Their votes, and from the votes alone a proof for each test input.
        var votes = new PartialVotes(tables: 1, digits.Test.Count, digits.Test.ClassCount);
        ensemble.Vote(digits.Test, votes, workers);
        var certificates = DpaCertificate.Certify(votes.ToTables()[0], digits.Test.Labels);
        Console.WriteLine($"The first is a {certificates[0].Prediction}, whichever {certificates[0].Radius} samples are poisoned.");
        // README: end

        Assert.Equal(100, certificates.Length);
        Assert.Contains(certificates, certificate => certificate.Radius.Value > 3);
    }

    [Fact]
    public void StandsInReadme()
    {
        var source = Repository.Read("test", "Bezoar.Tests", "Documentation", "ReadmeExampleTests.cs");
        var code = Code().Match(source).Groups["code"].Value.Replace("\n        ", "\n", StringComparison.Ordinal).Trim();
        var block = Block().Match(Repository.Read("README.md")).Groups["block"].Value.Trim();
        Assert.EndsWith("\n\n" + code, block, StringComparison.Ordinal);
        foreach (var line in block[..^code.Length].Trim().Split('\n')) Assert.Contains(line + "\n", source, StringComparison.Ordinal);
    }

    [GeneratedRegex("// README: begin(?<code>.*?)\n *// README: end", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("```csharp\n(?<block>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
