using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>Cuts an array into blocks of a fixed length and shares them among threads.</summary>
/// <param name="workers">Threads.</param>
/// <param name="body">Does one block: its start and its length.</param>
internal sealed class FlatBlocks(Workers workers, Action<long, int> body)
{
    // What an operation reads and writes of one block fits into a core's own cache.
    private const int BlockLength = 1 << 14;

    private Action<int>? _item;
    private long _length;

    /// <summary>Does all blocks of an array.</summary>
    public void Run(long length)
    {
        _length = length;
        workers.For((int)((length + BlockLength - 1) / BlockLength), _item ??= Item);
    }

    private void Item(int item)
    {
        var start = (long)item * BlockLength;
        body(start, (int)Math.Min(BlockLength, _length - start));
    }
}
