using BenchmarkDotNet.Attributes;
using Bezoar.Certificates;
using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Benchmarks.Micro;

public class DpaCertificateBenchmarks
{
    private const int Inputs = 10_000, Classes = 10, Voters = 1200;
    private readonly int[] _labels = new int[Inputs];
    private VoteTable? _votes;

    [GlobalSetup]
    public void Setup()
    {
        var random = new CounterRandom(1);
        var counts = new int[Inputs * Classes];
        for (var input = 0; input < Inputs; input++)
            for (var vote = 0; vote < Voters; vote++) counts[input * Classes + random.NextInt32(Classes)]++;
        _votes = new(Classes, counts);
    }

    [Benchmark]
    public Certificate[] Certify() => DpaCertificate.Certify(_votes!, _labels);
}
