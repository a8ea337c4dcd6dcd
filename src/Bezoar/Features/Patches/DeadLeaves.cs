using Bezoar.Numerics;

namespace Bezoar.Features.Patches;

/// <summary>
/// Images of overlapping ellipses of random size, place, colour and gradient, the "dead leaves" of Matheron and Ruderman: the simplest
/// pictures whose edges, areas and occlusions are distributed much as in photographs. Nobody's data is in them.
/// </summary>
internal static class DeadLeaves
{
    /// <summary>Pixels along each side.</summary>
    public const int Side = 32;

    /// <summary>Drawn so many times larger and averaged down, so that edges are as soft as a camera's.</summary>
    private const int Scale = 3;

    private const int LeavesPerImage = 100;
    private const ulong Seed = 0x6C656176_6573;

    /// <summary>Draws the image of a number, always the same.</summary>
    /// <param name="index">Which.</param>
    /// <param name="channels">How many.</param>
    /// <returns>channels × 32 × 32 numbers in 0 … 1.</returns>
    public static float[] Draw(int index, int channels)
    {
        var random = new CounterRandom(Seed, (ulong)index);
        var canvas = new float[channels * Side * Scale * Side * Scale];
        for (var leaf = 0; leaf <= LeavesPerImage; leaf++)
            Leaf.Draw(random, channels, Side * Scale, Scale).Paint(canvas, Side * Scale, everywhere: leaf == 0);
        return ScaledDown(canvas, channels);
    }

    private static float[] ScaledDown(float[] canvas, int channels)
    {
        var image = new float[channels * Side * Side];
        for (var row = 0; row < channels * Side; row++)
            for (var x = 0; x < Side; x++)
            {
                var sum = 0f;
                for (var dy = 0; dy < Scale; dy++)
                    for (var dx = 0; dx < Scale; dx++)
                        sum += canvas[(row * Scale + dy) * Side * Scale + x * Scale + dx];
                image[row * Side + x] = Math.Clamp(sum / (Scale * Scale), 0, 1);
            }
        return image;
    }
}
