using System.Runtime.CompilerServices;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>The micro-kernel on tiles that may be cut off by the output's lower or right edge.</summary>
[SkipLocalsInit]
internal static unsafe class PatchTile
{
    private const int HalfColumns = MicroKernel.Columns / 2;

    /// <summary>Adds a · b to the part of a tile of c that exists.</summary>
    /// <param name="depth">Length of the inner dimension.</param>
    /// <param name="a">12 rows; those beyond <paramref name="rows"/> may be read.</param>
    /// <param name="row">Distance between rows of a.</param>
    /// <param name="b">depth × 32.</param>
    /// <param name="rows">Rows of c from here on.</param>
    /// <param name="columns">Columns of c from here on.</param>
    /// <param name="c">The tile and what follows it; the tile is added to.</param>
    /// <param name="stride">Distance between rows of c.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(nint depth, float* a, nint row, float* b, int rows, int columns, float* c, nint stride)
    {
        if (rows < MicroKernel.Rows) AddAtEdge(depth, a, row, b, rows, columns, c, stride);
        else if (columns >= MicroKernel.Columns) MicroKernel.Multiply(depth, a, row, 1, b, c, stride);
        else if (columns == HalfColumns) MicroKernel.MultiplyHalf(depth, a, row, 1, b, c, stride);
        else AddAtEdge(depth, a, row, b, rows, columns, c, stride);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddAtEdge(nint depth, float* a, nint row, float* b, int rows, int columns, float* c, nint stride)
    {
        (rows, columns) = (Math.Min(rows, MicroKernel.Rows), Math.Min(columns, MicroKernel.Columns));
        var edge = stackalloc float[MicroKernel.Rows * MicroKernel.Columns];
        for (var i = 0; i < rows; i++)
            new ReadOnlySpan<float>(c + i * stride, columns).CopyTo(new(edge + i * MicroKernel.Columns, columns));
        if (columns > HalfColumns) MicroKernel.Multiply(depth, a, row, 1, b, edge, MicroKernel.Columns);
        else MicroKernel.MultiplyHalf(depth, a, row, 1, b, edge, MicroKernel.Columns);
        for (var i = 0; i < rows; i++)
            new ReadOnlySpan<float>(edge + i * MicroKernel.Columns, columns).CopyTo(new(c + i * stride, columns));
    }
}
