using System.Runtime.Intrinsics;

namespace Bezoar.Numerics;

/// <summary>
/// The innermost step of every matrix product: c += a · b for one tile of 12 × 32, with a and b packed so that each step
/// along the inner dimension reads 12 and 32 neighbouring numbers.
/// </summary>
/// <remarks>
/// Each output is one chain of fused multiply-adds along the inner dimension, in ascending order, that starts from what c
/// holds. No lane is ever added to another one, so all vector widths, tile shapes and depths of blocking give the bits of
/// <see cref="MultiplyScalar"/>.
/// </remarks>
internal static unsafe partial class MicroKernel
{
    /// <summary>Rows of a tile: what a is packed by.</summary>
    public const int Rows = 12;

    /// <summary>Columns of a tile: what b is packed by.</summary>
    public const int Columns = 32;

    /// <summary>By the widest vectors that this machine has.</summary>
    /// <param name="depth">Length of the inner dimension.</param>
    /// <param name="a">depth × 12.</param>
    /// <param name="b">depth × 32.</param>
    /// <param name="c">12 rows of 32, added to.</param>
    /// <param name="stride">Distance between rows of c.</param>
    public static void Multiply(nint depth, float* a, float* b, float* c, nint stride)
    {
        if (Vector512.IsHardwareAccelerated) Multiply512(depth, a, b, c, stride);
        else if (Vector256.IsHardwareAccelerated) Multiply256(depth, a, b, c, stride);
        else Multiply128(depth, a, b, c, stride);
    }

    /// <summary>The definition that every other path must equal bit by bit.</summary>
    public static void MultiplyScalar(nint depth, float* a, float* b, float* c, nint stride)
    {
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++)
            {
                var sum = c[row * stride + column];
                for (nint step = 0; step < depth; step++)
                    sum = MathF.FusedMultiplyAdd(a[step * Rows + row], b[step * Columns + column], sum);
                c[row * stride + column] = sum;
            }
    }
}
