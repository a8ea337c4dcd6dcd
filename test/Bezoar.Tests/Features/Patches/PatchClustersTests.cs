using Bezoar.Features.Patches;
using Bezoar.Numerics;

namespace Bezoar.Tests.Features.Patches;

public class PatchClustersTests
{
    /// <summary>Noisy copies of sixteen directions, with either sign: each filter ends up at one of them.</summary>
    [Fact]
    public void FindsWhatPatchesGatherAround()
    {
        const int Length = 16, Count = 16 * 60;
        var random = new CounterRandom(2);
        var patches = new float[Count * Length];
        for (var patch = 0; patch < Count; patch++)
            for (var i = 0; i < Length; i++)
                patches[patch * Length + i] = 0.05f * random.NextNormal() + (i == patch / 60 ? patch % 2 == 0 ? 1 : -1 : 0);
        using var whitening = new PatchWhitening(patches, Length, 0.01f);
        whitening.ScaleToUnitLength(patches);
        var filters = PatchClusters.Find(whitening, patches, Length, count: 16);
        for (var filter = 0; filter < 16; filter++)
        {
            var numbers = filters.AsSpan(filter * Length, Length).ToArray().Select(MathF.Abs).OrderDescending().ToArray();
            Assert.True(numbers[0] > 8 * numbers[1]);
        }
    }

    [Fact]
    public void FiltersAreOfUnitLengthOnceTheyAreWhitened()
    {
        var shape = new PatchShape(3, 4);
        var patches = DrawnPatches.Create(shape, contrastFloor: 0.003f);
        Assert.Equal(DrawnPatches.Count * shape.Length, patches.Length);
        using var whitening = new PatchWhitening(patches, shape.Length, 0.1f);
        whitening.ScaleToUnitLength(patches);
        var filters = PatchClusters.Find(whitening, patches, shape.Length, count: 64);
        // Nothing that is whitened to unit length responds by more than one, and what a filter stands for comes near.
        var largest = new float[64];
        for (var patch = 0; patch < DrawnPatches.Count; patch++)
            for (var filter = 0; filter < 64; filter++)
            {
                var response = 0f;
                for (var i = 0; i < shape.Length; i++) response += filters[filter * shape.Length + i] * patches[patch * shape.Length + i];
                largest[filter] = Math.Max(largest[filter], MathF.Abs(response));
            }
        Assert.All(largest, response => Assert.InRange(response, 0.5f, 1.001f));
    }
}
