using Bezoar.Features.Patches;
using Bezoar.Numerics;

namespace Bezoar.Tests.Features.Patches;

public class PatchWhiteningTests
{
    private const int Length = 12;

    /// <summary>
    /// Whitened patches themselves are never made. But the filters of the unit vectors are, up to length, the rows of (Σ + εI)⁻¹, and
    /// that times Σ is near the identity.
    /// </summary>
    [Fact]
    public void WhitenedCovarianceIsNearTheIdentity()
    {
        var patches = CorrelatedPatches(5000);
        using var whitening = new PatchWhitening(patches, Length, 1e-4f);
        var axes = new float[16 * Length];
        for (var i = 0; i < Length; i++) axes[i * Length + i] = 1;
        var filters = whitening.Filters(axes);
        for (var i = 0; i < Length; i++)
            for (var j = 0; j < Length; j++)
            {
                // ⟨s_i, Σ e_j⟩/√⟨s_i, e_i⟩, where s_i = (Σ + εI)⁻¹ e_i.
                var product = 0.0;
                for (var k = 0; k < Length; k++) product += filters[i * Length + k] * Covariance(patches, k, j);
                Assert.Equal(i == j ? 1 : 0, product * filters[i * Length + i], 0.02);
            }
    }

    [Fact]
    public void ResponsesOfAFilterHaveUnitVariance()
    {
        var patches = CorrelatedPatches(5000);
        using var whitening = new PatchWhitening(patches, Length, 1e-4f);
        var filters = whitening.Filters(patches.AsSpan(0, 16 * Length));
        for (var filter = 0; filter < 16; filter++)
        {
            var squares = 0.0;
            for (var patch = 0; patch < 5000; patch++)
            {
                var response = 0.0;
                for (var k = 0; k < Length; k++) response += filters[filter * Length + k] * patches[patch * Length + k];
                squares += response * response;
            }
            Assert.Equal(1, squares / 5000, 0.02);
        }
    }

    [Fact]
    public void APatchOfUnitLengthRespondsToItselfWithOne()
    {
        var patches = CorrelatedPatches(64);
        using var whitening = new PatchWhitening(patches, Length, 0.1f);
        whitening.ScaleToUnitLength(patches);
        var filters = whitening.Filters(patches);
        for (var patch = 0; patch < 64; patch++)
        {
            var response = 0.0;
            for (var k = 0; k < Length; k++) response += filters[patch * Length + k] * patches[patch * Length + k];
            Assert.Equal(1, response, 1e-4);
        }
    }

    [Fact]
    public void PatchesOfZerosStayZero()
    {
        var patches = new float[16 * Length];
        using var whitening = new PatchWhitening(patches, Length, 0.1f);
        whitening.ScaleToUnitLength(patches);
        Assert.All(whitening.Filters(patches), value => Assert.Equal(0, value));
    }

    /// <summary>Each number takes much of the one before, and all have mean 0.</summary>
    private static float[] CorrelatedPatches(int count)
    {
        var random = new CounterRandom(1);
        var patches = new float[count * Length];
        for (var i = 0; i < patches.Length; i++) patches[i] = random.NextNormal() + (i % Length == 0 ? 0 : 0.8f * patches[i - 1]);
        for (var column = 0; column < Length; column++)
        {
            var mean = Enumerable.Range(0, count).Average(patch => patches[patch * Length + column]);
            for (var patch = 0; patch < count; patch++) patches[patch * Length + column] -= mean;
        }
        return patches;
    }

    private static double Covariance(float[] patches, int k, int j)
    {
        var sum = 0.0;
        for (var start = 0; start < patches.Length; start += Length) sum += (double)patches[start + k] * patches[start + j];
        return sum / (patches.Length / Length);
    }
}
