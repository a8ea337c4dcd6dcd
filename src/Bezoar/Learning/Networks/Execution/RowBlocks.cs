using System.Runtime.Intrinsics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>Cuts a batch's places into blocks whose size depends on nothing but the channels.</summary>
/// <param name="Channels">Numbers per place.</param>
internal readonly record struct RowBlocks(int Channels)
{
    // What an operation reads and writes of one block fits into a core's second-level cache.
    private const int NumbersPerBlock = 1 << 15;

    /// <summary>Channels, filled up to whole vectors.</summary>
    public int Lanes => (Channels + Vector512<float>.Count - 1) / Vector512<float>.Count * Vector512<float>.Count;

    private int RowsPerBlock => Math.Max(1, NumbersPerBlock / Channels);

    /// <summary>How many blocks some places make.</summary>
    public int CountOf(int rows) => (rows + RowsPerBlock - 1) / RowsPerBlock;

    /// <summary>A block's first place.</summary>
    public int First(int block) => block * RowsPerBlock;

    /// <summary>How many of the places belong to a block.</summary>
    public int LengthOf(int block, int rows) => Math.Min(RowsPerBlock, rows - First(block));
}
