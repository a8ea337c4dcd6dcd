using System.Runtime.Intrinsics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// Copies patches of images into the rows of a matrix (the "im2col" of the literature), a block of rows and columns at a time,
/// small enough to stay in the second-level cache.
/// </summary>
internal static unsafe class PatchGatherer
{
    /// <summary>Lanes beyond a row's end that a copy may write; they are written again by what comes next.</summary>
    public const int Overrun = 16;

    /// <summary>Copies numbers <paramref name="from"/> … <paramref name="from"/> + <paramref name="length"/> − 1 of some patches.</summary>
    /// <param name="geometry">Where patches are.</param>
    /// <param name="images">A batch of images.</param>
    /// <param name="firstRow">The first patch, counted over the whole batch.</param>
    /// <param name="rows">How many patches.</param>
    /// <param name="from">First number of each patch.</param>
    /// <param name="length">How many numbers of each.</param>
    /// <param name="target">rows × length, and <see cref="Overrun"/>.</param>
    public static void Gather(in PatchGeometry geometry, float* images, int firstRow, int rows, int from, int length, float* target)
    {
        var (image, places, stride, padding) = (geometry.Image, geometry.Places, geometry.Stride, geometry.Padding);
        var run = geometry.Kernel * image.Channels;
        var pitch = image.Width * image.Channels;
        var (firstTap, lastTap) = (from / run, (from + length - 1) / run);
        var place = firstRow % places.Area;
        var source = images + (long)(firstRow / places.Area) * image.Count;
        var (y, x) = (place / places.Width, place % places.Width);
        for (var row = 0; row < rows; row++)
        {
            // In numbers along an image row: where the patch's row begins, possibly left of the image.
            var begin = (x * stride - padding) * image.Channels;
            for (var tap = firstTap; tap <= lastTap; tap++)
            {
                var low = tap == firstTap ? from - tap * run : 0;
                var high = tap == lastTap ? from + length - tap * run : run;
                var imageRow = y * stride - padding + tap;
                if ((uint)imageRow >= (uint)image.Height) Clear(target, high - low);
                else CopyClipped(source + (long)imageRow * pitch, begin + low, begin + high, pitch, target);
                target += high - low;
            }
            if (++x < places.Width) continue;
            x = 0;
            if (++y < places.Height) continue;
            y = 0;
            source += image.Count;
        }
    }

    /// <summary>Copies numbers low … high − 1 of an image row, zeros where that is beyond its ends.</summary>
    private static void CopyClipped(float* imageRow, int low, int high, int pitch, float* target)
    {
        if (low < 0)
        {
            var missing = Math.Min(-low, high - low);
            Clear(target, missing);
            target += missing;
            low += missing;
        }
        var end = Math.Min(high, pitch);
        if (low < end)
        {
            Copy(imageRow + low, target, end - low);
            target += end - low;
            low = end;
        }
        if (low < high) Clear(target, high - low);
    }

    // Whole vectors: what is copied beyond the end is replaced by the next copy, or lies in the overrun.
    private static void Copy(float* source, float* target, int length)
    {
        for (var i = 0; i < length; i += Overrun) Vector512.Load(source + i).Store(target + i);
    }

    private static void Clear(float* target, int length)
    {
        for (var i = 0; i < length; i += Overrun) Vector512<float>.Zero.Store(target + i);
    }
}
