using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Features.Graph;

/// <summary>
/// S = D^−½ · W · D^−½ for a graph whose edges all weigh 1: row i has 1/√(degree i · degree j) for each neighbour j. Symmetric,
/// eigenvalues from −1 to 1.
/// </summary>
/// <remarks>Each number of a product is one chain of fused multiply-adds over the neighbours in ascending order, in one lane.</remarks>
internal sealed unsafe class SparseOperator
{
    private const int RowsPerItem = 2048;
    private readonly int[] _starts, _neighbours;
    private readonly float[] _entries;
    private readonly float[] _inverseRoots;

    /// <param name="starts">Where the neighbours of each row begin, and where those of the last one end.</param>
    /// <param name="neighbours">The neighbours of all rows, ascending within each; every row has one at least.</param>
    public SparseOperator(int[] starts, int[] neighbours)
    {
        (_starts, _neighbours) = (starts, neighbours);
        _entries = new float[neighbours.Length];
        _inverseRoots = new float[Size];
        for (var row = 0; row < Size; row++) _inverseRoots[row] = (float)(1 / Math.Sqrt(Degree(row)));
        for (var row = 0; row < Size; row++)
            for (var at = starts[row]; at < starts[row + 1]; at++)
                _entries[at] = (float)(1 / Math.Sqrt((double)Degree(row) * Degree(neighbours[at])));
    }

    /// <summary>Rows and columns.</summary>
    public int Size => _starts.Length - 1;

    /// <summary>Number of neighbours.</summary>
    public int Degree(int row) => _starts[row + 1] - _starts[row];

    /// <summary>1/√degree.</summary>
    public float InverseRootOfDegree(int row) => _inverseRoots[row];

    /// <summary>The neighbours of a row, ascending.</summary>
    public ReadOnlySpan<int> Neighbours(int row) => _neighbours.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>y ← a·S·x + b·x + c·y, column by column. Where c is 0, what y holds does not matter.</summary>
    public void Combine(float a, LaneColumns x, float b, float c, LaneColumns y, Workers workers)
    {
        var items = (Size + RowsPerItem - 1) / RowsPerItem;
        workers.For(items * x.Groups, item =>
        {
            var first = item % items * RowsPerItem;
            CombineRows(first, Math.Min(first + RowsPerItem, Size), a, x.Group(item / items), b, c, y.Group(item / items));
        });
    }

    private void CombineRows(int first, int end, float a, float* x, float b, float c, float* y)
    {
        fixed (int* starts = _starts, neighbours = _neighbours)
        fixed (float* entries = _entries)
            for (var row = first; row < end; row++)
            {
                var sum = Vector512<float>.Zero;
                var last = starts[row + 1];
                for (var at = starts[row]; at < last; at++)
                    sum = Vector512.FusedMultiplyAdd(
                        Vector512.Create(entries[at]), Vector512.Load(x + (long)neighbours[at] * LaneColumns.Width), sum);
                var target = y + (long)row * LaneColumns.Width;
                sum *= a;
                if (b != 0) sum = Vector512.FusedMultiplyAdd(Vector512.Create(b), Vector512.Load(x + (long)row * LaneColumns.Width), sum);
                if (c != 0) sum = Vector512.FusedMultiplyAdd(Vector512.Create(c), Vector512.Load(target), sum);
                sum.Store(target);
            }
    }
}
