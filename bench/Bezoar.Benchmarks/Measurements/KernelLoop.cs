using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>The micro-kernel of the matrix product, over and over on the same tile: its data stays in the first-level cache.</summary>
internal sealed unsafe class KernelLoop : IDisposable
{
    private const int Depth = 256;
    private const int Calls = 50_000;
    private readonly AlignedBuffer _a = new(Depth * MicroKernel.Rows);
    private readonly AlignedBuffer _b = new(Depth * MicroKernel.Columns);
    private readonly AlignedBuffer _c = new(MicroKernel.Rows * MicroKernel.Columns);

    public KernelLoop()
    {
        _a.Clear();
        _b.Clear();
        _c.Clear();
    }

    /// <summary>Operations of one call.</summary>
    public static double Flops => 2.0 * MicroKernel.Rows * MicroKernel.Columns * Depth * Calls;

    public void Run()
    {
        for (var call = 0; call < Calls; call++) MicroKernel.Multiply(Depth, _a.Start, 1, MicroKernel.Rows, _b.Start, _c.Start, MicroKernel.Columns);
    }

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
        _c.Dispose();
    }
}
