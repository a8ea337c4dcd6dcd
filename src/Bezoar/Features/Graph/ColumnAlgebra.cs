using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Features.Graph;

/// <summary>
/// What subspace iteration does to a tall matrix as a whole, in float64. Every sum runs over the rows, or the columns, in their
/// order and in one lane.
/// </summary>
internal static unsafe class ColumnAlgebra
{
    private const int Half = LaneColumns.Width / 2;

    /// <summary>Xᵀ · Y, columns × columns.</summary>
    public static double[] Products(LaneColumns x, LaneColumns y, Workers workers)
    {
        var products = new double[x.Columns * y.Columns];
        workers.For(x.Columns * y.Groups, item =>
        {
            var (column, group) = (item / y.Groups, item % y.Groups);
            var (low, high) = (Vector512<double>.Zero, Vector512<double>.Zero);
            var left = x.Group(column / LaneColumns.Width) + column % LaneColumns.Width;
            var right = y.Group(group);
            for (var row = 0; row < x.Rows; row++, left += LaneColumns.Width, right += LaneColumns.Width)
            {
                var factor = Vector512.Create((double)*left);
                var (lower, upper) = Vector512.Widen(Vector512.Load(right));
                low = Vector512.FusedMultiplyAdd(factor, lower, low);
                high = Vector512.FusedMultiplyAdd(factor, upper, high);
            }
            var target = products.AsSpan(column * y.Columns + group * LaneColumns.Width, LaneColumns.Width);
            low.CopyTo(target);
            high.CopyTo(target[Half..]);
        });
        return products;
    }

    /// <summary>X ← X · M for a square matrix M.</summary>
    public static void Transform(LaneColumns x, double[] m, Workers workers)
    {
        const int RowsPerItem = 512;
        workers.For((x.Rows + RowsPerItem - 1) / RowsPerItem, () => new double[x.Columns], (item, sums) =>
        {
            for (var row = item * RowsPerItem; row < Math.Min((item + 1) * RowsPerItem, x.Rows); row++) TransformRow(x, row, m, sums);
        });
    }

    private static void TransformRow(LaneColumns x, int row, double[] m, double[] sums)
    {
        Array.Clear(sums);
        fixed (double* matrix = m, target = sums)
            for (var i = 0; i < x.Columns; i++)
            {
                var factor = Vector512.Create((double)x[row, i]);
                for (var j = 0; j < x.Columns; j += Half)
                    Vector512.FusedMultiplyAdd(factor, Vector512.Load(matrix + i * x.Columns + j), Vector512.Load(target + j)).Store(target + j);
            }
        for (var i = 0; i < x.Columns; i++) x[row, i] = (float)sums[i];
    }
}
