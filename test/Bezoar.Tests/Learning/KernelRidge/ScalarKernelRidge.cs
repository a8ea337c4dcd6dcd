using Bezoar.Features;
using Bezoar.Learning.KernelRidge;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Tests.Numerics;

namespace Bezoar.Tests.Learning.KernelRidge;

/// <summary>
/// One base classifier, number by number, from its partition and nothing else: the bits that the ensemble must have, however
/// it packs, blocks, shares and vectorises.
/// </summary>
internal sealed class ScalarKernelRidge
{
    private readonly SampleDescriptor _descriptor;
    private readonly KernelRidgeOptions _options;
    private readonly float[][] _vectors;
    private readonly int _classCount;
    private readonly bool[] _seen;

    public ScalarKernelRidge(Partition partition, SampleDescriptor descriptor, KernelRidgeOptions options)
    {
        (_descriptor, _options, _classCount) = (descriptor, options, partition.ClassCount);
        _seen = new bool[_classCount];
        for (var i = 0; i < partition.Count; i++) _seen[partition.Label(i)] = true;
        var count = partition.Count * descriptor.ViewCount;
        _vectors = new float[count][];
        for (var row = 0; row < count; row++)
            _vectors[row] = Describe(partition.Record(row / descriptor.ViewCount), row % descriptor.ViewCount);
        Coefficients = new float[count * _classCount];
        for (var i = 0; i < Coefficients.Length; i++)
        {
            var label = partition.Label(i / _classCount / descriptor.ViewCount);
            Coefficients[i] = -0.1f + (label == i % _classCount ? 1 : 0);
        }
        ScalarCholesky.Solve(Factor(), count, Coefficients, _classCount);
    }

    /// <summary>Vectors × classes.</summary>
    public float[] Coefficients { get; }

    /// <summary>λ, as large as it had to become for the matrix to be positive definite.</summary>
    public float Lambda { get; private set; }

    public int Vote(ReadOnlySpan<byte> record) => Order(record)[0];

    /// <summary>The classes as it would have them: those that it has seen by score, and then the others; on a tie the smaller one first.</summary>
    public int[] Order(ReadOnlySpan<byte> record)
    {
        var input = Describe(record, 0);
        var scores = new float[_classCount];
        for (var row = 0; row < _vectors.Length; row++)
        {
            var kernel = Kernel(input, _vectors[row]);
            for (var c = 0; c < _classCount; c++)
                scores[c] = MathF.FusedMultiplyAdd(kernel, Coefficients[row * _classCount + c], scores[c]);
        }
        return [.. Enumerable.Range(0, _classCount).OrderByDescending(c => _seen[c]).ThenByDescending(c => _seen[c] ? scores[c] : 0).ThenBy(c => c)];
    }

    private float[] Factor()
    {
        var count = _vectors.Length;
        var kernel = new float[count * count];
        for (Lambda = _options.Lambda; ; Lambda *= 10)
        {
            for (var row = 0; row < count; row++)
                for (var column = row; column < count; column++)
                    kernel[row * count + column] = Kernel(_vectors[row], _vectors[column]) + (row == column ? Lambda : 0);
            if (ScalarCholesky.Factor(kernel, count)) return kernel;
        }
    }

    private float Kernel(float[] u, float[] v)
    {
        var product = 0f;
        for (var i = 0; i < u.Length; i++) product = MathF.FusedMultiplyAdd(u[i], v[i], product);
        return Elementary.Exp(MathF.FusedMultiplyAdd(product, 2 * _options.Gamma, -2 * _options.Gamma));
    }

    private float[] Describe(ReadOnlySpan<byte> record, int view)
    {
        var vector = new float[_descriptor.Length];
        _descriptor.Describe(record, view, vector);
        return vector;
    }
}
