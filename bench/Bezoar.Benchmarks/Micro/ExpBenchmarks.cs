using BenchmarkDotNet.Attributes;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Micro;

public class ExpBenchmarks
{
    private readonly float[] _values = new float[1 << 14];

    [GlobalSetup]
    public void Setup() => Array.Fill(_values, 0.5f);

    /// <summary>The scale keeps the values where they are, call after call.</summary>
    [Benchmark]
    public void ExpOfAffine() => Elementary.ExpOfAffine(_values, 0.1f, -0.7f);
}
