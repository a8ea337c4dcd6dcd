using Bezoar.Numerics;

namespace Bezoar.Features.Graph;

/// <summary>
/// A tall matrix whose columns stand side by side in groups of sixteen lanes, group after group: what works on all columns
/// alike treats each of them in a lane of its own.
/// </summary>
/// <param name="rows">Number of rows.</param>
/// <param name="groups">Number of groups of 16 columns.</param>
internal sealed unsafe class LaneColumns(int rows, int groups) : IDisposable
{
    /// <summary>Columns of a group.</summary>
    public const int Width = 16;

    private readonly AlignedBuffer _numbers = new((long)rows * groups * Width);

    public int Rows => rows;

    public int Groups => groups;

    public int Columns => groups * Width;

    /// <summary>The first number of a group: its rows follow one another, 16 numbers each.</summary>
    public float* Group(int group) => _numbers.Start + (long)group * rows * Width;

    /// <summary>The number in a row and a column.</summary>
    public ref float this[int row, int column] => ref Group(column / Width)[(long)row * Width + column % Width];

    public void Clear() => _numbers.Clear();

    public void Dispose() => _numbers.Dispose();
}
