using Bezoar.Numerics;

namespace Bezoar.Features.Patches;

/// <summary>
/// Whitening by the covariance Σ of drawn patches x, centred about their mean: with Σ + εI = UᵀU, w(x) = U⁻ᵀx has a covariance near the
/// identity. The response of a filter f to x is ⟨w(f)/‖w(f)‖, w(x)⟩.
/// </summary>
/// <remarks>
/// That is ⟨s, x⟩/√⟨s, f⟩ with (Σ + εI)·s = f: whatever root of the covariance whitens, one system of equations gives the same
/// responses, so that neither eigenvectors nor whitened patches are needed.
/// </remarks>
internal sealed unsafe class PatchWhitening : IDisposable
{
    private readonly AlignedBuffer _factor;
    private readonly int _length;

    /// <param name="patches">count × length, row by row, with mean 0 in each column.</param>
    /// <param name="length">Numbers of a patch.</param>
    /// <param name="epsilon">See <see cref="PatchOptions.Whitening"/>.</param>
    public PatchWhitening(ReadOnlySpan<float> patches, int length, float epsilon)
    {
        _length = length;
        var covariance = Covariance.Of(patches, length);
        var stride = Cholesky.Stride(length);
        _factor = new((long)length * stride);
        // In float32 the covariance of many near-equal patches can lose its positive pivots; with a larger ε it has them.
        for (; ; epsilon *= 10)
        {
            _factor.Clear();
            for (var row = 0; row < length; row++)
            {
                covariance.AsSpan(row * length, length).CopyTo(_factor.Slice((long)row * stride, length));
                _factor.Start[(long)row * stride + row] += epsilon;
            }
            if (Cholesky.Factor(_factor, length)) return;
        }
    }

    /// <summary>What patches are multiplied by to get the responses of filters.</summary>
    /// <param name="patches">The filters f: count × length, row by row; count is a multiple of 16.</param>
    /// <returns>count × length: s/√⟨s, f⟩ for each, zero where f is.</returns>
    public float[] Filters(ReadOnlySpan<float> patches)
    {
        var filters = Solve(patches);
        for (var start = 0; start < patches.Length; start += _length)
        {
            var scale = InverseRoot(filters.AsSpan(start, _length), patches.Slice(start, _length));
            for (var i = start; i < start + _length; i++) filters[i] *= scale;
        }
        return filters;
    }

    /// <summary>Scales patches so that they are of unit length once they are whitened; a patch of zeros stays.</summary>
    /// <param name="patches">count × length; count is a multiple of 16.</param>
    public void ScaleToUnitLength(Span<float> patches)
    {
        var solved = Solve(patches);
        for (var start = 0; start < patches.Length; start += _length)
        {
            var scale = InverseRoot(solved.AsSpan(start, _length), patches.Slice(start, _length));
            for (var i = start; i < start + _length; i++) patches[i] *= scale;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _factor.Dispose();

    /// <summary>s for each patch, row by row.</summary>
    private float[] Solve(ReadOnlySpan<float> patches)
    {
        var count = patches.Length / _length;
        // The solver wants a column for each.
        var columns = new float[patches.Length];
        for (var patch = 0; patch < count; patch++)
            for (var i = 0; i < _length; i++) columns[i * count + patch] = patches[patch * _length + i];
        fixed (float* start = columns) Cholesky.Solve(_factor, _length, start, count);
        var solved = new float[patches.Length];
        for (var patch = 0; patch < count; patch++)
            for (var i = 0; i < _length; i++) solved[patch * _length + i] = columns[i * count + patch];
        return solved;
    }

    private static float InverseRoot(ReadOnlySpan<float> solved, ReadOnlySpan<float> patch)
    {
        var square = 0.0;
        for (var i = 0; i < patch.Length; i++) square += (double)solved[i] * patch[i];
        return square > 0 ? (float)(1 / Math.Sqrt(square)) : 0;
    }
}
