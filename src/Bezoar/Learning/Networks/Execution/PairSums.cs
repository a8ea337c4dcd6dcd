using System.Runtime.Intrinsics;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// Σ a and Σ a · b of each channel over a batch's places, in one pass over memory. Products of two float32 numbers are exact in
/// float64, so next to nothing is lost. Blocks of places are summed by themselves, and their sums in order.
/// </summary>
internal sealed unsafe class PairSums : IDisposable
{
    // All channels of a tile fit, with their sums, into a core's first-level cache.
    private const int RowsPerTile = 32;

    private readonly RowBlocks _blocks;
    private readonly Workers _workers;
    private readonly Action<int> _sumBlock;
    private readonly AlignedBuffer _memory;
    private float* _a, _b, _scale, _shift;
    private int _rows;

    /// <param name="channels">Numbers per place.</param>
    /// <param name="mostRows">Most places.</param>
    /// <param name="workers">Threads.</param>
    public PairSums(int channels, int mostRows, Workers workers)
    {
        (_blocks, _workers, _sumBlock) = (new(channels), workers, SumBlock);
        _memory = new(2L * _blocks.Lanes * _blocks.CountOf(mostRows) * sizeof(double) / sizeof(float));
    }

    /// <summary>Σ a of each channel.</summary>
    public double* Sums => (double*)_memory.Start;

    /// <summary>Σ a · b of each channel.</summary>
    public double* Products => Sums + _blocks.Lanes;

    /// <summary>Sums rows of channels, or those of them where a channel's scale · b + shift is positive.</summary>
    /// <param name="a">rows × channels.</param>
    /// <param name="b">rows × channels.</param>
    /// <param name="rows">Places.</param>
    /// <param name="scale">One per channel and lanes, or null.</param>
    /// <param name="shift">One per channel and lanes, or null.</param>
    public void Run(float* a, float* b, int rows, float* scale, float* shift)
    {
        _a = a;
        _b = b;
        _scale = scale;
        _shift = shift;
        _rows = rows;
        var blocks = _blocks.CountOf(rows);
        _workers.For(blocks, _sumBlock);
        var length = 2 * _blocks.Lanes;
        for (var block = 1; block < blocks; block++)
            for (var i = 0; i < length; i += Vector512<double>.Count)
                (Vector512.Load(Sums + i) + Vector512.Load(Sums + (long)block * length + i)).Store(Sums + i);
    }

    public void Dispose() => _memory.Dispose();

    private void SumBlock(int block)
    {
        var sums = Sums + 2L * _blocks.Lanes * block;
        new Span<double>(sums, 2 * _blocks.Lanes).Clear();
        var rows = _blocks.LengthOf(block, _rows);
        for (var row = 0; row < rows; row += RowsPerTile)
        {
            var start = (long)(_blocks.First(block) + row) * _blocks.Channels;
            for (var lane = 0; lane < _blocks.Lanes; lane += Vector512<float>.Count)
                AddTile(start, Math.Min(RowsPerTile, rows - row), lane, sums + lane);
        }
    }

    /// <summary>Sixteen channels. Lanes beyond the last channel add up what nobody reads.</summary>
    private void AddTile(long start, int rows, int lane, double* sums)
    {
        var a = _a + start + lane;
        var b = _b + start + lane;
        var rectifies = _scale != null;
        var scale = rectifies ? Vector512.Load(_scale + lane) : default;
        var shift = rectifies ? Vector512.Load(_shift + lane) : default;
        var nextTile = (long)RowsPerTile * _blocks.Channels;
        var products = sums + _blocks.Lanes;
        var (sum0, sum1) = (Vector512.Load(sums), Vector512.Load(sums + Vector512<double>.Count));
        var (product0, product1) = (Vector512.Load(products), Vector512.Load(products + Vector512<double>.Count));
        for (; rows > 0; rows--, a += _blocks.Channels, b += _blocks.Channels)
        {
            // Rows of one vector are too far apart for the processor to foresee.
            Lanes.Prefetch(a + nextTile);
            Lanes.Prefetch(b + nextTile);
            var x = Vector512.Load(a);
            var y = Vector512.Load(b);
            if (rectifies) x = Rectifier.Pass(x, Vector512.FusedMultiplyAdd(y, scale, shift));
            var (x0, x1) = Vector512.Widen(x);
            var (y0, y1) = Vector512.Widen(y);
            sum0 += x0;
            sum1 += x1;
            product0 += x0 * y0;
            product1 += x1 * y1;
        }
        sum0.Store(sums);
        sum1.Store(sums + Vector512<double>.Count);
        product0.Store(products);
        product1.Store(products + Vector512<double>.Count);
    }
}
