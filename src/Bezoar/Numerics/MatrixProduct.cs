using System.Runtime.Intrinsics.X86;

namespace Bezoar.Numerics;

/// <summary>
/// C += A · B in float32: packed, blocked for the caches, by the widest vectors of the machine, on several threads, and with
/// the same bits on all of them: c is the chain c ← fma(a_i0, b_0j, c), fma(a_i1, b_1j, c), … in ascending order.
/// </summary>
public static unsafe class MatrixProduct
{
    // A tile reads 12 × 256 and 256 × 32 numbers, 44 KiB: they fit a first-level cache of 48 KiB together.
    private const int DepthBlock = 256;

    // 240 rows of A, 480 columns of B and the 240 × 480 block of C between them are 1 MiB: they stay in a second-level cache
    // of 2 MiB, and C leaves it only when it is finished.
    private const int RowBlock = 20 * MicroKernel.Rows;
    private const int ColumnBlock = 15 * MicroKernel.Columns;

    /// <summary>Adds the product of two matrices to a third.</summary>
    /// <param name="a">m × k.</param>
    /// <param name="b">k × n.</param>
    /// <param name="c">m × n, row by row without gaps; added to.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    /// <exception cref="ArgumentException">The sizes do not fit together.</exception>
    public static void Add(MatrixOperand a, MatrixOperand b, Span<float> c, Workers workers)
    {
        if (a.Columns != b.Rows || c.Length != (long)a.Rows * b.Columns)
            throw new ArgumentException($"{a.Rows}×{a.Columns} times {b.Rows}×{b.Columns} does not give {c.Length} numbers");
        if (c.IsEmpty) return;
        fixed (float* aStart = a.Data, bStart = b.Data, cStart = c)
            Add(new(aStart, a.RowStride, a.ColumnStride), new(bStart, b.RowStride, b.ColumnStride), a.Rows, a.Columns, b.Columns, cStart, b.Columns, workers);
    }

    internal readonly struct Strided(float* start, nint rowStride, nint columnStride)
    {
        public float* Start => start;
        public nint RowStride => rowStride;
        public nint ColumnStride => columnStride;
    }

    internal static void Add(Strided a, Strided b, int m, int k, int n, float* c, nint stride, Workers workers)
    {
        using var right = PackedMatrix.ForRight(n, k);
        workers.For(right.PanelCount, panel => right.PackPanel(b.Start, b.ColumnStride, b.RowStride, n, panel));

        // A whole number of equal blocks per thread: nobody waits for the last one. Blocks change no bit.
        var rounds = (m + RowBlock * workers.Count - 1) / (RowBlock * workers.Count);
        var blocks = rounds * workers.Count;
        var rows = Align((m + blocks - 1) / blocks, MicroKernel.Rows);
        blocks = (m + rows - 1) / rows;
        workers.For(blocks, () => PackedMatrix.ForLeft(rows, k), (block, left) =>
        {
            var first = block * rows;
            var count = Math.Min(rows, m - first);
            for (var panel = 0; panel * MicroKernel.Rows < count; panel++)
                left.PackPanel(a.Start + first * a.RowStride, a.RowStride, a.ColumnStride, count, panel);
            AddPacked(left, right, 0, count, 0, n, c + first * stride, stride);
        });
    }

    /// <summary>C += A · B for packed operands, on the calling thread.</summary>
    /// <param name="left">A.</param>
    /// <param name="right">B.</param>
    /// <param name="firstRow">First row of A, a multiple of a panel's width.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="firstColumn">First column of B, a multiple of a panel's width.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="c">rows × columns, added to.</param>
    /// <param name="stride">Distance between rows of c.</param>
    internal static void AddPacked(
        PackedMatrix left, PackedMatrix right, int firstRow, int rows, int firstColumn, int columns, float* c, nint stride)
    {
        for (var from = 0; from < columns; from += ColumnBlock)
            for (var step = 0; step < left.Depth; step += DepthBlock)
                AddBlock(left, right, firstRow, rows, firstColumn + from, Math.Min(ColumnBlock, columns - from), step, c + from, stride);
    }

    /// <summary>C += A · B where only what stands on and above C's diagonal is wanted; what is below it is undefined.</summary>
    /// <param name="left">A.</param>
    /// <param name="right">B.</param>
    /// <param name="size">Rows of A and columns of B.</param>
    /// <param name="c">size × size, added to.</param>
    /// <param name="stride">Distance between rows of c.</param>
    internal static void AddUpperTriangle(PackedMatrix left, PackedMatrix right, int size, float* c, nint stride)
    {
        // A multiple of both panels' widths, so that each strip begins with the panel that holds its first diagonal number.
        const int Strip = 8 * MicroKernel.Rows;
        for (var first = 0; first < size; first += Strip)
            AddPacked(left, right, first, Math.Min(Strip, size - first), first, size - first, c + first * stride + first, stride);
    }

    private static void AddBlock(
        PackedMatrix left, PackedMatrix right, int firstRow, int rows, int firstColumn, int columns, int step, float* c, nint stride)
    {
        var depth = Math.Min(DepthBlock, left.Depth - step);
        for (var column = 0; column < columns; column += MicroKernel.Columns)
        {
            var b = right.Panel((firstColumn + column) / MicroKernel.Columns) + step * MicroKernel.Columns;
            for (var row = 0; row < rows; row += MicroKernel.Rows)
            {
                var a = left.Panel((firstRow + row) / MicroKernel.Rows) + step * MicroKernel.Rows;
                var tile = c + row * stride + column;
                if (row + MicroKernel.Rows < rows) PrefetchTile(tile + MicroKernel.Rows * stride, stride);
                MicroKernel.MultiplyTile(rows - row, columns - column, depth, a, 1, MicroKernel.Rows, b, tile, stride);
            }
        }
    }

    /// <summary>Asks for the next tile of C while this one is worked on: its rows lie too far apart for the hardware to guess.</summary>
    private static void PrefetchTile(float* tile, nint stride)
    {
        if (!Sse.IsSupported) return;
        for (var row = 0; row < MicroKernel.Rows; row++)
        {
            Sse.Prefetch0(tile + row * stride);
            Sse.Prefetch0(tile + row * stride + MicroKernel.Columns / 2);
        }
    }

    private static int Align(int value, int to) => (value + to - 1) / to * to;
}
