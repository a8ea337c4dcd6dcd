using System.Runtime.Intrinsics;

namespace Bezoar.Features.Patches;

/// <summary>
/// From responses at every position to a few cells: sums over small squares first, and then averages of these under triangular windows
/// around each cell's centre, so that what moves by a pixel changes little.
/// </summary>
internal sealed unsafe class PoolingGrid
{
    private const int SquaresPerCell = 3;
    private readonly int[] _squares;
    private readonly int _perSide;
    private readonly (int Square, float Weight)[][] _windows;

    /// <param name="rows">Positions of a patch from top to bottom.</param>
    /// <param name="columns">Positions from left to right.</param>
    /// <param name="cells">Along each side.</param>
    /// <param name="reach">See <see cref="PatchOptions.Reach"/>.</param>
    public PoolingGrid(int rows, int columns, int cells, float reach)
    {
        _perSide = cells * SquaresPerCell;
        _squares = new int[rows * columns];
        for (var position = 0; position < _squares.Length; position++)
            _squares[position] = SquareAlong(position / columns, rows) * _perSide + SquareAlong(position % columns, columns);
        _windows = [.. Enumerable.Range(0, cells * cells).Select(cell => Window(cell / cells, cell % cells, reach))];
    }

    /// <summary>Places at which a patch lies in an image, row by row.</summary>
    public int PositionCount => _squares.Length;

    /// <summary>Small squares, whose sums are collected first.</summary>
    public int SquareCount => _perSide * _perSide;

    /// <summary>Cells, row by row.</summary>
    public int CellCount => _windows.Length;

    /// <summary>The square in which a position lies.</summary>
    public int SquareOf(int position) => _squares[position];

    /// <summary>Square roots of each cell's averages.</summary>
    /// <param name="sums">squares × width.</param>
    /// <param name="width">Numbers side by side, a multiple of 16.</param>
    /// <param name="cells">Receives cells × width.</param>
    public void Pool(float* sums, int width, float* cells)
    {
        foreach (var window in _windows)
        {
            for (var i = 0; i < width; i += Vector512<float>.Count)
            {
                var sum = Vector512<float>.Zero;
                foreach (var (square, weight) in window)
                    sum = Vector512.FusedMultiplyAdd(Vector512.Create(weight), Vector512.Load(sums + square * width + i), sum);
                Vector512.Sqrt(sum).Store(cells + i);
            }
            cells += width;
        }
    }

    private int SquareAlong(int position, int positions) => position * _perSide / positions;

    /// <summary>The squares that a cell sees; weights are per position and add up to 1 over all of them.</summary>
    private (int Square, float Weight)[] Window(int cellRow, int cellColumn, float reach)
    {
        var (down, across) = (Along(cellRow, reach), Along(cellColumn, reach));
        var counts = new int[SquareCount];
        foreach (var square in _squares) counts[square]++;
        var seen = Enumerable.Range(0, SquareCount)
            .Select(square => (Square: square, Weight: down[square / _perSide] * across[square % _perSide]))
            .Where(each => each.Weight > 0 && counts[each.Square] > 0).ToArray();
        var total = 0f;
        foreach (var (square, weight) in seen) total += weight * counts[square];
        return [.. seen.Select(each => (each.Square, each.Weight / total))];
    }

    private float[] Along(int cell, float reach)
    {
        var weights = new float[_perSide];
        for (var square = 0; square < _perSide; square++)
        {
            var distance = MathF.Abs((square + 0.5f) / SquaresPerCell - (cell + 0.5f));
            weights[square] = MathF.Max(0, 1 - distance / reach);
        }
        return weights;
    }
}
