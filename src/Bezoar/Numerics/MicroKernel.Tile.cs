using System.Runtime.CompilerServices;

namespace Bezoar.Numerics;

[SkipLocalsInit]
internal static unsafe partial class MicroKernel
{
    private const int HalfColumns = Columns / 2;

    /// <summary>As <see cref="Multiply"/>, for a panel of which only the first columns matter; those beyond may or may not be worked out.</summary>
    /// <param name="columns">How many matter; any number beyond 32 is 32.</param>
    /// <param name="depth">Length of the inner dimension.</param>
    /// <param name="a">12 × depth numbers.</param>
    /// <param name="row">Distance between rows of a.</param>
    /// <param name="step">Distance between steps along the inner dimension of a.</param>
    /// <param name="b">depth × 32.</param>
    /// <param name="c">12 rows of 32, added to.</param>
    /// <param name="stride">Distance between rows of c.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyPanel(int columns, nint depth, float* a, nint row, nint step, float* b, float* c, nint stride)
    {
        if (columns > HalfColumns) Multiply(depth, a, row, step, b, c, stride);
        else MultiplyHalf(depth, a, row, step, b, c, stride);
    }

    /// <summary>As <see cref="Multiply"/>, for a tile that c's lower or right edge may cut off: nothing beyond it is touched.</summary>
    /// <param name="rows">Rows of c from here on; a's rows beyond them may be read.</param>
    /// <param name="columns">Columns of c from here on.</param>
    /// <param name="depth">Length of the inner dimension.</param>
    /// <param name="a">12 × depth numbers.</param>
    /// <param name="row">Distance between rows of a.</param>
    /// <param name="step">Distance between steps along the inner dimension of a.</param>
    /// <param name="b">depth × 32.</param>
    /// <param name="c">The tile and what follows it; the tile is added to.</param>
    /// <param name="stride">Distance between rows of c.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyTile(int rows, int columns, nint depth, float* a, nint row, nint step, float* b, float* c, nint stride)
    {
        if (rows >= Rows && (columns >= Columns || columns == HalfColumns)) MultiplyPanel(columns, depth, a, row, step, b, c, stride);
        else MultiplyEdge(Math.Min(rows, Rows), Math.Min(columns, Columns), depth, a, row, step, b, c, stride);
    }

    /// <summary>A tile that is not full: worked out in a full one of its own.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MultiplyEdge(int rows, int columns, nint depth, float* a, nint row, nint step, float* b, float* c, nint stride)
    {
        var edge = stackalloc float[Rows * Columns];
        for (var i = 0; i < rows; i++) new ReadOnlySpan<float>(c + i * stride, columns).CopyTo(new(edge + i * Columns, columns));
        MultiplyPanel(columns, depth, a, row, step, b, edge, Columns);
        for (var i = 0; i < rows; i++) new ReadOnlySpan<float>(edge + i * Columns, columns).CopyTo(new(c + i * stride, columns));
    }
}
