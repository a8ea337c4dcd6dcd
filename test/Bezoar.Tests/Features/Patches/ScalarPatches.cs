using Bezoar.Data;
using Bezoar.Features.Patches;

namespace Bezoar.Tests.Features.Patches;

/// <summary>The definition of the descriptor in plain loops and float64, before anything is pooled under windows.</summary>
internal static class ScalarPatches
{
    /// <summary>For one cell over the whole image: filters above the threshold, then below.</summary>
    public static double[] SingleCell(ImageShape shape, PatchOptions options, byte[] image)
    {
        var patch = new PatchShape(shape.Channels, options.Sizes[0]);
        var filters = FiltersOf(patch, options);
        var pixels = image.Select(value => value * (1f / 255)).ToArray();
        var sums = new double[2 * options.Filters];
        var (rows, columns) = (shape.Height - patch.Size + 1, shape.Width - patch.Size + 1);
        var cut = new float[patch.Length];
        for (var y = 0; y < rows; y++)
            for (var x = 0; x < columns; x++)
            {
                patch.Cut(pixels, shape.Height, shape.Width, y, x, options.ContrastFloor, cut);
                for (var filter = 0; filter < options.Filters; filter++)
                {
                    var response = 0.0;
                    for (var i = 0; i < patch.Length; i++) response += filters[filter * patch.Length + i] * cut[i];
                    sums[filter] += Math.Max(0, response - options.Threshold);
                    sums[options.Filters + filter] += Math.Max(0, -response - options.Threshold);
                }
            }
        return [.. sums.Select(sum => Math.Sqrt(sum / (rows * columns)))];
    }

    private static float[] FiltersOf(PatchShape patch, PatchOptions options)
    {
        var patches = DrawnPatches.Create(patch, options.ContrastFloor);
        using var whitening = new PatchWhitening(patches, patch.Length, options.Whitening);
        whitening.ScaleToUnitLength(patches);
        return PatchClusters.Find(whitening, patches, patch.Length, options.Filters);
    }
}
