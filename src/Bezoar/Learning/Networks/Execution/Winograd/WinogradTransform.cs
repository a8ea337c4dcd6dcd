using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bezoar.Learning.Networks.Execution.Winograd;

/// <summary>
/// Winograd's minimal filtering (Lavin and Gray, "Fast algorithms for convolutional neural networks", CVPR 2016,
/// arXiv 1509.09308): a tile of 6 × 6 places and a kernel of r × r give (7 − r) × (7 − r) outputs by 36 multiplications, where
/// the definition needs r² (7 − r)². Both are polynomials, evaluated at 0, 1, −1, 2, −2 and ∞, multiplied there and interpolated.
/// </summary>
/// <remarks>
/// Along one axis, with d the data and g the kernel: y = Aᵀ[(G g) ⊙ (Bᵀ d)]; along both, each matrix is applied twice. The
/// derivative by the kernel is Gᵀ[(A dy) ⊙ (Bᵀ d)]. All work on sixteen channels at once.
/// </remarks>
// Zeroing the stack would take as long as the transforms.
[SkipLocalsInit]
internal static unsafe class WinogradTransform
{
    /// <summary>Places along a side of a tile: as many as there are points.</summary>
    public const int Side = 6;

    /// <summary>Numbers of a transformed tile.</summary>
    public const int Points = Side * Side;

    /// <summary>Channels that are worked on at once.</summary>
    public const int Lanes = 16;

    /// <summary>
    /// Numbers from one point's block to the next one's: a cache line more than the block has, because at a multiple of 4 KiB all
    /// 36 points of a tile would fall into the same lines of the first-level cache.
    /// </summary>
    public static int PointStride(int block) => block + Lanes;

    /// <summary>The points' powers, scaled by what interpolation divides by: point by point, r numbers each.</summary>
    public static float[] KernelMatrix(int kernel)
    {
        ReadOnlySpan<double> points = [0, 1, -1, 2, -2];
        ReadOnlySpan<double> scales = [1 / 4.0, -1 / 6.0, -1 / 6.0, 1 / 24.0, 1 / 24.0];
        var matrix = new float[Side * kernel];
        for (var i = 0; i < points.Length; i++)
        {
            var power = scales[i];
            for (var j = 0; j < kernel; j++, power *= points[i]) matrix[i * kernel + j] = (float)power;
        }
        matrix[^1] = 1;
        return matrix;
    }

    /// <summary>Bᵀ d B of one tile.</summary>
    /// <param name="places">Where each of the 36 places' channels begin.</param>
    /// <param name="channel">First of the sixteen channels.</param>
    /// <param name="target">Where point 0 goes.</param>
    /// <param name="step">Distance between points.</param>
    public static void Data(float** places, nint channel, float* target, nint step)
    {
        var half = stackalloc float[Points * Lanes];
        for (var j = 0; j < Side; j++)
            Data(
                Vector512.Load(places[j] + channel), Vector512.Load(places[j + 6] + channel), Vector512.Load(places[j + 12] + channel),
                Vector512.Load(places[j + 18] + channel), Vector512.Load(places[j + 24] + channel), Vector512.Load(places[j + 30] + channel),
                half + j * Lanes, Side * Lanes);
        for (var i = 0; i < Side; i++)
        {
            var row = half + i * Side * Lanes;
            Data(
                Vector512.Load(row), Vector512.Load(row + Lanes), Vector512.Load(row + 2 * Lanes),
                Vector512.Load(row + 3 * Lanes), Vector512.Load(row + 4 * Lanes), Vector512.Load(row + 5 * Lanes),
                target + i * Side * step, step);
        }
    }

    /// <summary>Aᵀ m A of one tile: 6 × 6 points become outputs × outputs places.</summary>
    /// <param name="outputs">Places along a side.</param>
    /// <param name="source">Where point 0 is.</param>
    /// <param name="step">Distance between points.</param>
    /// <param name="target">outputs × outputs × 16.</param>
    public static void Outputs(int outputs, float* source, nint step, float* target)
    {
        var half = stackalloc float[4 * Side * Lanes];
        for (var j = 0; j < Side; j++) Outputs(outputs, source + j * step, Side * step, half + j * Lanes, Side * Lanes);
        for (var i = 0; i < outputs; i++) Outputs(outputs, half + i * Side * Lanes, Lanes, target + i * outputs * Lanes, Lanes);
    }

    /// <summary>A dy Aᵀ of one tile: outputs × outputs places become 6 × 6 points.</summary>
    /// <param name="outputs">Places along a side.</param>
    /// <param name="places">Where each of the places' channels begin.</param>
    /// <param name="channel">First of the sixteen channels.</param>
    /// <param name="target">Where point 0 goes.</param>
    /// <param name="step">Distance between points.</param>
    public static void Derivatives(int outputs, float** places, nint channel, float* target, nint step)
    {
        var half = stackalloc float[Side * 4 * Lanes];
        var row = stackalloc float[4 * Lanes];
        for (var j = 0; j < outputs; j++)
        {
            for (var i = 0; i < outputs; i++) Vector512.Load(places[i * outputs + j] + channel).Store(row + i * Lanes);
            Derivatives(outputs, row, Lanes, half + j * Lanes, 4 * Lanes);
        }
        for (var i = 0; i < Side; i++) Derivatives(outputs, half + i * 4 * Lanes, Lanes, target + i * Side * step, step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Data(
        Vector512<float> x0, Vector512<float> x1, Vector512<float> x2, Vector512<float> x3, Vector512<float> x4, Vector512<float> x5,
        float* target, nint step)
    {
        var (two, four, five) = (Vector512.Create(2f), Vector512.Create(4f), Vector512.Create(5f));
        var (even, odd) = (Vector512.FusedMultiplyAdd(-four, x2, x4), Vector512.FusedMultiplyAdd(-four, x1, x3));
        var (evenTwo, oddTwo) = (x4 - x2, x3 - x1);
        Vector512.FusedMultiplyAdd(four, x0, Vector512.FusedMultiplyAdd(-five, x2, x4)).Store(target);
        (even + odd).Store(target + step);
        (even - odd).Store(target + 2 * step);
        Vector512.FusedMultiplyAdd(two, oddTwo, evenTwo).Store(target + 3 * step);
        Vector512.FusedMultiplyAdd(-two, oddTwo, evenTwo).Store(target + 4 * step);
        Vector512.FusedMultiplyAdd(four, x1, Vector512.FusedMultiplyAdd(-five, x3, x5)).Store(target + 5 * step);
    }

    // Output j is the sum of the points' values times the points' j-th powers; the point at infinity has the highest power alone.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Outputs(int outputs, float* source, nint step, float* target, nint targetStep)
    {
        var (plusOne, minusOne) = (Vector512.Load(source + step), Vector512.Load(source + 2 * step));
        var (plusTwo, minusTwo) = (Vector512.Load(source + 3 * step), Vector512.Load(source + 4 * step));
        var (even, odd, evenTwo, oddTwo) = (plusOne + minusOne, plusOne - minusOne, plusTwo + minusTwo, plusTwo - minusTwo);
        var last = Vector512.Load(source + 5 * step);
        (Vector512.Load(source) + even + evenTwo).Store(target);
        var first = Vector512.FusedMultiplyAdd(Vector512.Create(2f), oddTwo, odd);
        (outputs == 2 ? first + last : first).Store(target + targetStep);
        if (outputs == 2) return;
        var second = Vector512.FusedMultiplyAdd(Vector512.Create(4f), evenTwo, even);
        (outputs == 3 ? second + last : second).Store(target + 2 * targetStep);
        if (outputs == 3) return;
        (Vector512.FusedMultiplyAdd(Vector512.Create(8f), oddTwo, odd) + last).Store(target + 3 * targetStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Derivatives(int outputs, float* source, nint step, float* target, nint targetStep)
    {
        var (even, odd) = (Vector512.Load(source), Vector512.Load(source + step));
        var (evenTwo, oddTwo, last) = (even, odd + odd, odd);
        even.Store(target);
        if (outputs > 2)
        {
            last = Vector512.Load(source + 2 * step);
            even += last;
            evenTwo = Vector512.FusedMultiplyAdd(Vector512.Create(4f), last, evenTwo);
        }
        if (outputs > 3)
        {
            last = Vector512.Load(source + 3 * step);
            odd += last;
            oddTwo = Vector512.FusedMultiplyAdd(Vector512.Create(8f), last, oddTwo);
        }
        (even + odd).Store(target + targetStep);
        (even - odd).Store(target + 2 * targetStep);
        (evenTwo + oddTwo).Store(target + 3 * targetStep);
        (evenTwo - oddTwo).Store(target + 4 * targetStep);
        last.Store(target + 5 * targetStep);
    }
}
