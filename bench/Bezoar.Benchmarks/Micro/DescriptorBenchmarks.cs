using BenchmarkDotNet.Attributes;
using Bezoar.Data;
using Bezoar.Data.Digits;
using Bezoar.Features;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Micro;

public class DescriptorBenchmarks
{
    private readonly Dataset _images = Digits.Create(new() { TrainCount = 100, TestCount = 1 }, Workers.Single).Train;
    private HogDescriptor? _descriptor;
    private float[] _vector = [];

    [GlobalSetup]
    public void Setup()
    {
        _descriptor = new((ImageShape)_images.Shape, new(), new());
        _vector = new float[_descriptor.Length];
    }

    /// <summary>A hundred images, with all their copies.</summary>
    [Benchmark]
    public void Describe()
    {
        for (var image = 0; image < _images.Count; image++)
            for (var view = 0; view < _descriptor!.ViewCount; view++) _descriptor.Describe(_images.Record(image), view, _vector);
    }
}
