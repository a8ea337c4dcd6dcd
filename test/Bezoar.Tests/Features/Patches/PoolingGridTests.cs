using Bezoar.Features.Patches;

namespace Bezoar.Tests.Features.Patches;

public unsafe class PoolingGridTests
{
    /// <summary>Whatever the windows: averages of what is everywhere the same are that.</summary>
    [Theory]
    [InlineData(27, 27, 3, 1.4f)]
    [InlineData(1, 1, 3, 1.4f)]
    [InlineData(5, 100, 4, 0.5f)]
    [InlineData(40, 7, 16, 16f)]
    public void ACellIsAnAverage(int rows, int columns, int cells, float reach)
    {
        const int Width = 16;
        var grid = new PoolingGrid(rows, columns, cells, reach);
        Assert.Equal((rows * columns, cells * cells), (grid.PositionCount, grid.CellCount));
        var sums = new float[grid.SquareCount * Width];
        for (var position = 0; position < grid.PositionCount; position++) sums[grid.SquareOf(position) * Width + 5] += 9;
        var pooled = new float[grid.CellCount * Width];
        fixed (float* from = sums, to = pooled) grid.Pool(from, Width, to);
        for (var i = 0; i < pooled.Length; i++)
        {
            // Where there are fewer positions than squares, a cell may see none.
            if (i % Width != 5 || pooled[i] == 0) Assert.Equal(0, pooled[i]);
            else Assert.Equal(3, pooled[i], 1e-5f);
        }
        if (Math.Min(rows, columns) >= 3 * cells) Assert.Equal(grid.CellCount, pooled.Count(value => value > 0));
    }

    [Fact]
    public void CellsSeeWhatIsNearThem()
    {
        const int Width = 16;
        var grid = new PoolingGrid(27, 27, cells: 3, reach: 1);
        var sums = new float[grid.SquareCount * Width];
        // In the middle of the cell at the top right.
        sums[grid.SquareOf(4 * 27 + 22) * Width] = 1;
        var pooled = new float[grid.CellCount * Width];
        fixed (float* from = sums, to = pooled) grid.Pool(from, Width, to);
        var cells = pooled.Where((_, i) => i % Width == 0).ToArray();
        Assert.Equal(2, Array.IndexOf(cells, cells.Max()));
        Assert.Equal(1, cells.Count(value => value > 0));
    }
}
