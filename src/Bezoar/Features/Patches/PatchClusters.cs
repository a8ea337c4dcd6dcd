using Bezoar.Numerics;

namespace Bezoar.Features.Patches;

/// <summary>
/// Spherical k-means over whitened patches, where a patch and its negative count as one: filters that stand for many patches each, and
/// for different ones, instead of patches that chance picked (Coates and Ng, "Learning feature representations with k-means", 2012).
/// </summary>
internal static class PatchClusters
{
    private const int Rounds = 4;

    /// <summary>Finds filters.</summary>
    /// <param name="whitening">In whose sense patches are similar.</param>
    /// <param name="patches">count × length, each of unit length once whitened.</param>
    /// <param name="length">Numbers of a patch.</param>
    /// <param name="count">How many filters, a multiple of 16 and at most as many as there are patches.</param>
    /// <returns>count × length: see <see cref="PatchWhitening.Filters"/>.</returns>
    public static float[] Find(PatchWhitening whitening, float[] patches, int length, int count)
    {
        var patchCount = patches.Length / length;
        var centres = new float[count * length];
        // From every n-th patch on, so that as many images as possible take part.
        for (var centre = 0; centre < count; centre++)
            patches.AsSpan((int)((long)centre * patchCount / count) * length, length).CopyTo(centres.AsSpan(centre * length));
        var responses = new float[patchCount * count];
        for (var round = 0; round < Rounds; round++)
        {
            var filters = new MatrixOperand(whitening.Filters(centres), count, length);
            Array.Clear(responses);
            MatrixProduct.Add(new(patches, patchCount, length), filters.Transposed(), responses, Workers.Single);
            MoveCentres(patches, responses, length, centres);
        }
        return whitening.Filters(centres);
    }

    /// <summary>Each centre becomes the sum of the patches that respond to it most, with the sign of their response. One that has none stays.</summary>
    private static void MoveCentres(float[] patches, float[] responses, int length, float[] centres)
    {
        var count = centres.Length / length;
        var sums = new float[centres.Length];
        var hasPatches = new bool[count];
        for (var patch = 0; patch < patches.Length / length; patch++)
        {
            var row = responses.AsSpan(patch * count, count);
            var best = 0;
            for (var centre = 1; centre < count; centre++)
                if (MathF.Abs(row[centre]) > MathF.Abs(row[best])) best = centre;
            var sign = row[best] < 0 ? -1f : 1f;
            hasPatches[best] = true;
            for (var i = 0; i < length; i++) sums[best * length + i] += sign * patches[patch * length + i];
        }
        for (var i = 0; i < sums.Length; i++)
            if (hasPatches[i / length]) centres[i] = sums[i];
    }
}
