using BenchmarkDotNet.Attributes;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Micro;

public class MatrixProductBenchmarks
{
    private float[] _a = [], _b = [], _c = [];

    [Params(256, 512, 1024, 2048, 3000)]
    public int Size { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        (_a, _b, _c) = (new float[Size * Size], new float[Size * Size], new float[Size * Size]);
        var random = new CounterRandom(1);
        for (var i = 0; i < _a.Length; i++) (_a[i], _b[i]) = (random.NextSingle(-1, 1), random.NextSingle(-1, 1));
    }

    [Benchmark]
    public void Add() => MatrixProduct.Add(new(_a, Size, Size), new(_b, Size, Size), _c, new(Threads));
}
