using Bezoar.Learning.Kernels;
using Bezoar.Numerics;
using Bezoar.Partitioning;

namespace Bezoar.Learning.KernelRidge;

/// <summary>
/// Fits one base classifier in closed form: (K + λI) · A = Y for the kernel matrix K of a partition's vectors and the targets
/// Y, 0.9 for a vector's own class and −0.1 for every other. The score of class c at x is Σ_j k(x, x_j) · A_jc.
/// </summary>
internal static unsafe class KernelRidgeLearner
{
    // Fixed, and not less the more classes there are: their number is no property of the partition.
    private const float OtherClass = -0.1f;

    /// <summary>Numbers of one row of coefficients: the classes, rounded up to whole vectors of 16 lanes.</summary>
    public static int PaddedClasses(int classCount) => (classCount + 15) & ~15;

    /// <summary>Takes a partition's own vectors out of the whole: with the partition, they are all that is learnt from.</summary>
    /// <param name="partition">Whose labels to learn.</param>
    /// <param name="described">The vectors of all samples.</param>
    /// <param name="rows">Which of them are the partition's, in its order.</param>
    /// <param name="views">Vectors of each sample.</param>
    /// <param name="options">Kernel and λ.</param>
    /// <returns>rows × <see cref="PaddedClasses"/>.</returns>
    public static float[] Fit(Partition partition, DescribedSamples described, ReadOnlySpan<int> rows, int views, KernelRidgeOptions options)
    {
        var length = described.Descriptor.Length;
        var vectors = new float[(long)rows.Length * length];
        for (var i = 0; i < rows.Length; i++) described.Vectors.UnpackVector(rows[i], vectors.AsSpan(i * length, length));
        var coefficients = new float[(long)rows.Length * PaddedClasses(partition.ClassCount)];
        Fit(partition, vectors, views, options, coefficients);
        return coefficients;
    }

    /// <summary>A function of its arguments alone: it knows neither data set nor other partitions nor threads.</summary>
    /// <param name="partition">Whose labels to learn.</param>
    /// <param name="vectors">count × views × length: the unit vectors of the partition's samples, in its order.</param>
    /// <param name="views">Vectors of each sample.</param>
    /// <param name="options">Kernel and λ.</param>
    /// <param name="coefficients">count × views × <see cref="PaddedClasses"/>: receives A, zero in the padding.</param>
    public static void Fit(
        Partition partition, ReadOnlySpan<float> vectors, int views, KernelRidgeOptions options, Span<float> coefficients)
    {
        var count = partition.Count * views;
        if (count == 0) return;
        var stride = Cholesky.Stride(count);
        using var kernel = new AlignedBuffer((long)count * stride);
        var width = PaddedClasses(partition.ClassCount);
        // In float32 a kernel matrix of many near-equal vectors can lose its positive pivots; then λ grows tenfold, which is
        // again a function of the partition alone. It ends: the diagonal outgrows the rest.
        for (var lambda = options.Lambda; ; lambda *= 10)
        {
            FillKernelMatrix(vectors, count, stride, options.Gamma, kernel);
            for (var i = 0L; i < count; i++) kernel.Start[i * stride + i] += lambda;
            if (Cholesky.Factor(kernel, count)) break;
        }
        for (var row = 0; row < count; row++)
        {
            var target = coefficients.Slice(row * width, width);
            target.Clear();
            target[..partition.ClassCount].Fill(OtherClass);
            target[partition.Label(row / views)] += 1f;
        }
        fixed (float* a = coefficients) Cholesky.Solve(kernel, count, a, width);
    }

    /// <summary>The upper triangle of K.</summary>
    private static void FillKernelMatrix(ReadOnlySpan<float> vectors, int count, int stride, float gamma, AlignedBuffer kernel)
    {
        var length = vectors.Length / count;
        using var left = PackedMatrix.ForLeft(count, length);
        using var right = PackedMatrix.ForRight(count, length);
        fixed (float* start = vectors)
        {
            for (var panel = 0; panel < left.PanelCount; panel++) left.PackPanel(start, length, 1, count, panel);
            for (var panel = 0; panel < right.PanelCount; panel++) right.PackPanel(start, length, 1, count, panel);
        }
        kernel.Clear();
        MatrixProduct.AddUpperTriangle(left, right, count, kernel.Start, stride);
        for (var row = 0; row < count; row++)
            RadialKernel.FromScalarProducts(kernel.Slice((long)row * stride + row, stride - row), gamma);
    }
}
