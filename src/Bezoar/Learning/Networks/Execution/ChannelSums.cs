using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// The sum of a batch's places, channel by channel: what a bias's derivative is. Blocks of a fixed number of places are summed
/// by themselves, and the blocks' sums in order.
/// </summary>
internal sealed unsafe class ChannelSums : IDisposable
{
    private const int RowsPerBlock = 1024;

    private readonly int _channels;
    private readonly Workers _workers;
    private readonly Action<int> _sumBlock;
    private readonly AlignedBuffer _sums;
    private float* _rows;
    private int _count;

    /// <param name="channels">Numbers per place.</param>
    /// <param name="mostRows">Most places.</param>
    /// <param name="workers">Threads.</param>
    public ChannelSums(int channels, long mostRows, Workers workers)
    {
        (_channels, _workers, _sumBlock) = (channels, workers, SumBlock);
        _sums = new((mostRows + RowsPerBlock - 1) / RowsPerBlock * channels);
    }

    /// <summary>Sums count rows of channels.</summary>
    public void Run(float* rows, int count, float* target)
    {
        _rows = rows;
        _count = count;
        var blocks = (count + RowsPerBlock - 1) / RowsPerBlock;
        _workers.For(blocks, _sumBlock);
        new ReadOnlySpan<float>(_sums.Start, _channels).CopyTo(new(target, _channels));
        for (var block = 1; block < blocks; block++) Lanes.AddTo(target, _sums.Start + (long)block * _channels, _channels);
    }

    /// <inheritdoc/>
    public void Dispose() => _sums.Dispose();

    private void SumBlock(int block)
    {
        var target = _sums.Start + (long)block * _channels;
        var row = _rows + (long)block * RowsPerBlock * _channels;
        new ReadOnlySpan<float>(row, _channels).CopyTo(new(target, _channels));
        var end = _rows + Math.Min((long)(block + 1) * RowsPerBlock, _count) * _channels;
        for (row += _channels; row < end; row += _channels) Lanes.AddTo(target, row, _channels);
    }
}
