using Bezoar.Numerics;

namespace Bezoar.Features.Graph;

/// <summary>
/// Clusters of directions: k-means on unit vectors. It begins with rows that are as different as possible, found by pivoted
/// orthogonalisation (Damle, Minden and Ying, "Simple, direct and efficient multi-way spectral clustering", 2019), so that no
/// random number is involved.
/// </summary>
/// <param name="rows">Any vectors, one after the other, as many numbers each as there will be clusters.</param>
/// <param name="clusters">How many clusters; also the length of a vector.</param>
internal sealed class SphericalMeans(float[] rows, int clusters)
{
    private const int MostRounds = 100;
    private readonly double[] _centres = new double[clusters * clusters];

    /// <summary>Finds the clusters.</summary>
    /// <returns>For each row, its cluster.</returns>
    public int[] Run(Workers workers)
    {
        var seeds = PivotRows();
        for (var c = 0; c < clusters; c++) SetCentre(c, seed => rows[seeds[c] * clusters + seed]);
        var assignment = new int[rows.Length / clusters];
        for (var round = 0; round < MostRounds; round++)
        {
            if (!Assign(assignment, workers)) break;
            MoveCentres(assignment);
        }
        return assignment;
    }

    /// <summary>The cluster whose centre has the smallest angle with a vector; the one with the smaller number on a tie.</summary>
    public int Nearest(ReadOnlySpan<float> vector)
    {
        var (nearest, largest) = (0, double.NegativeInfinity);
        for (var c = 0; c < clusters; c++)
        {
            var product = 0.0;
            for (var i = 0; i < clusters; i++) product += vector[i] * _centres[c * clusters + i];
            if (product > largest) (nearest, largest) = (c, product);
        }
        return nearest;
    }

    /// <summary>Again and again the row with most left over, once its direction has been taken out of all rows.</summary>
    private int[] PivotRows()
    {
        float[] left = [.. rows];
        var pivots = new int[clusters];
        foreach (ref var pivot in pivots.AsSpan())
        {
            var largest = -1.0;
            for (var row = 0; row < left.Length / clusters; row++)
                if (Product(left, row, row) is var square && square > largest) (pivot, largest) = (row, square);
            if (largest <= 0) continue;
            var direction = left.AsSpan(pivot * clusters, clusters).ToArray();
            for (var row = 0; row < left.Length / clusters; row++)
            {
                var share = 0.0;
                for (var i = 0; i < clusters; i++) share += (double)left[row * clusters + i] * direction[i];
                share /= largest;
                for (var i = 0; i < clusters; i++) left[row * clusters + i] -= (float)(share * direction[i]);
            }
        }
        return pivots;
    }

    private double Product(float[] vectors, int a, int b)
    {
        var sum = 0.0;
        for (var i = 0; i < clusters; i++) sum += (double)vectors[a * clusters + i] * vectors[b * clusters + i];
        return sum;
    }

    private bool Assign(int[] assignment, Workers workers)
    {
        const int RowsPerItem = 1024;
        var moved = 0;
        workers.For((assignment.Length + RowsPerItem - 1) / RowsPerItem, item =>
        {
            var changes = 0;
            for (var row = item * RowsPerItem; row < Math.Min((item + 1) * RowsPerItem, assignment.Length); row++)
            {
                var nearest = Nearest(rows.AsSpan(row * clusters, clusters));
                if (nearest != assignment[row]) changes++;
                assignment[row] = nearest;
            }
            Interlocked.Add(ref moved, changes);
        });
        return moved > 0;
    }

    /// <summary>To the mean direction of each cluster's rows; a cluster without rows keeps its centre.</summary>
    private void MoveCentres(int[] assignment)
    {
        var sums = new double[clusters * clusters];
        for (var row = 0; row < assignment.Length; row++)
        {
            var scale = Math.Sqrt(Product(rows, row, row));
            if (scale == 0) continue;
            for (var i = 0; i < clusters; i++) sums[assignment[row] * clusters + i] += rows[row * clusters + i] / scale;
        }
        for (var c = 0; c < clusters; c++) SetCentre(c, i => sums[c * clusters + i]);
    }

    private void SetCentre(int centre, Func<int, double> direction)
    {
        var square = 0.0;
        for (var i = 0; i < clusters; i++) square += direction(i) * direction(i);
        if (square == 0) return;
        for (var i = 0; i < clusters; i++) _centres[centre * clusters + i] = direction(i) / Math.Sqrt(square);
    }
}
