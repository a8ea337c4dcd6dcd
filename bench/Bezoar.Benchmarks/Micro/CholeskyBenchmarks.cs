using BenchmarkDotNet.Attributes;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Micro;

public class CholeskyBenchmarks
{
    private AlignedBuffer? _original, _matrix;

    [Params(100, 420, 1050)]
    public int Size { get; set; }

    /// <summary>Ones, and the size on the diagonal: positive definite.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var stride = Cholesky.Stride(Size);
        _original = new AlignedBuffer((long)Size * stride);
        _matrix = new AlignedBuffer(_original.Length);
        _original.Slice(0, Size * stride).Fill(1);
        for (var i = 0; i < Size; i++) _original.Slice(i * stride + i, 1)[0] = Size;
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _original?.Dispose();
        _matrix?.Dispose();
    }

    /// <summary>The copy is a small part of it.</summary>
    [Benchmark]
    public bool Factor()
    {
        _original!.Slice(0, (int)_original.Length).CopyTo(_matrix!.Slice(0, (int)_matrix.Length));
        return Cholesky.Factor(_matrix, Size);
    }
}
