using Bezoar.Numerics;

namespace Bezoar.Features.Patches;

/// <summary>All that filters and whitening are made of: patches from random places of drawn images.</summary>
internal static class DrawnPatches
{
    /// <summary>Images that patches are cut out of: those with the first numbers.</summary>
    public const int Images = 400;

    private const int PatchesPerImage = 50;
    private const ulong Seed = 0x7061_7463_6865_73;

    /// <summary>How many.</summary>
    public const int Count = Images * PatchesPerImage;

    /// <summary>Count × length, of contrast 1, with mean 0 in each column.</summary>
    public static float[] Create(PatchShape shape, float contrastFloor)
    {
        const int Side = DeadLeaves.Side;
        var random = new CounterRandom(Seed, (ulong)shape.Size);
        var patches = new float[Count * shape.Length];
        for (var image = 0; image < Images; image++)
        {
            var pixels = DeadLeaves.Draw(image, shape.Channels);
            for (var i = 0; i < PatchesPerImage; i++)
            {
                var (y, x) = (random.NextInt32(Side - shape.Size + 1), random.NextInt32(Side - shape.Size + 1));
                var patch = patches.AsSpan((image * PatchesPerImage + i) * shape.Length, shape.Length);
                shape.Cut(pixels, Side, Side, y, x, contrastFloor, patch);
            }
        }
        Covariance.SubtractMeans(patches, shape.Length);
        return patches;
    }
}
