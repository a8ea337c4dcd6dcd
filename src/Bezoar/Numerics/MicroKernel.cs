using System.Runtime.Intrinsics;

namespace Bezoar.Numerics;

/// <summary>
/// The innermost step of every matrix product: c += a · b for one tile of 12 × 32, with b packed so that each step along the
/// inner dimension reads 32 neighbouring numbers.
/// </summary>
/// <remarks>
/// Each output is one chain of fused multiply-adds along the inner dimension, in ascending order, that starts from what c
/// holds. No lane is ever added to another one, so all vector widths, tile shapes and depths of blocking give the bits of
/// <see cref="MultiplyScalar"/>.
/// </remarks>
internal static unsafe partial class MicroKernel
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 12;

    /// <summary>Columns of a tile: what b is packed by.</summary>
    public const int Columns = 32;

    /// <summary>By the widest vectors that this machine has.</summary>
    /// <param name="depth">Length of the inner dimension.</param>
    /// <param name="a">12 × depth numbers, anywhere: those of one step are broadcast one by one.</param>
    /// <param name="row">Distance between rows of a.</param>
    /// <param name="step">Distance between steps along the inner dimension of a.</param>
    /// <param name="b">depth × 32.</param>
    /// <param name="c">12 rows of 32, added to.</param>
    /// <param name="stride">Distance between rows of c.</param>
    public static void Multiply(nint depth, float* a, nint row, nint step, float* b, float* c, nint stride)
    {
        if (Vector512.IsHardwareAccelerated) Multiply512(depth, a, row, step, b, c, stride);
        else if (Vector256.IsHardwareAccelerated) Multiply256(depth, a, row, step, b, c, stride);
        else Multiply128(depth, a, row, step, b, c, stride);
    }

    /// <summary>As <see cref="Multiply"/>, for the left 16 of b's and c's 32 columns; the others are not looked at.</summary>
    public static void MultiplyHalf(nint depth, float* a, nint row, nint step, float* b, float* c, nint stride)
    {
        if (Vector512.IsHardwareAccelerated) MultiplyHalf512(depth, a, row, step, b, c, stride);
        else if (Vector256.IsHardwareAccelerated) Multiply256(depth, a, row, step, b, c, stride, Columns / 2);
        else Multiply128(depth, a, row, step, b, c, stride, Columns / 2);
    }

    /// <summary>The definition that every other path must equal bit by bit.</summary>
    public static void MultiplyScalar(nint depth, float* a, nint row, nint step, float* b, float* c, nint stride)
    {
        for (var i = 0; i < Rows; i++)
            for (var column = 0; column < Columns; column++)
            {
                var sum = c[i * stride + column];
                for (nint k = 0; k < depth; k++)
                    sum = MathF.FusedMultiplyAdd(a[i * row + k * step], b[k * Columns + column], sum);
                c[i * stride + column] = sum;
            }
    }
}
