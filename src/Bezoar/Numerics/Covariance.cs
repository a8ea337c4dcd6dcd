namespace Bezoar.Numerics;

/// <summary>How columns of numbers vary, by themselves and together.</summary>
internal static class Covariance
{
    /// <summary>Brings every column to mean 0.</summary>
    /// <param name="rows">count × length, row by row.</param>
    /// <param name="length">Numbers of a row.</param>
    /// <returns>The means that were taken away.</returns>
    public static float[] SubtractMeans(Span<float> rows, int length)
    {
        var sums = new double[length];
        for (var start = 0; start < rows.Length; start += length)
            for (var i = 0; i < length; i++) sums[i] += rows[start + i];
        var means = new float[length];
        for (var i = 0; i < length; i++) means[i] = (float)(sums[i] / (rows.Length / length));
        for (var start = 0; start < rows.Length; start += length)
            for (var i = 0; i < length; i++) rows[start + i] -= means[i];
        return means;
    }

    /// <summary>Of columns with mean 0.</summary>
    /// <param name="rows">count × length, row by row.</param>
    /// <param name="length">Numbers of a row.</param>
    /// <returns>length × length.</returns>
    public static float[] Of(ReadOnlySpan<float> rows, int length)
    {
        var count = rows.Length / length;
        var covariance = new float[length * length];
        var all = new MatrixOperand(rows, count, length);
        MatrixProduct.Add(all.Transposed(), all, covariance, Workers.Single);
        foreach (ref var value in covariance.AsSpan()) value /= count;
        return covariance;
    }
}
