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
        var taps = new Taps(from, length, run);
        var place = firstRow % places.Area;
        var source = images + (long)(firstRow / places.Area) * image.Count;
        var (y, x) = (place / places.Width * stride - padding, place % places.Width * stride - padding);
        var (lastY, lastX) = ((places.Height - 1) * stride - padding, (places.Width - 1) * stride - padding);
        for (var row = 0; row < rows; row++, target += length)
        {
            if (x >= 0 && x + geometry.Kernel <= image.Width && y >= 0 && y + geometry.Kernel <= image.Height)
                CopyInside(source + (long)y * pitch + x * image.Channels, taps, pitch, target);
            else
                CopyClipped(source, taps, y, x * image.Channels, image.Height, pitch, target);
            if (x < lastX) x += stride;
            else
            {
                x = -padding;
                if (y < lastY) y += stride;
                else
                {
                    y = -padding;
                    source += image.Count;
                }
            }
        }
    }

    /// <summary>A patch that lies within the image: one run per row of the kernel.</summary>
    private static void CopyInside(float* source, in Taps taps, int pitch, float* target)
    {
        if (taps.AreWholeAndShort)
        {
            for (var tap = 0; tap <= taps.Last; tap++, source += pitch, target += taps.Run) Vector512.Load(source).Store(target);
            return;
        }
        for (var tap = taps.First; tap <= taps.Last; tap++)
        {
            var (low, high) = taps.RangeOf(tap);
            Copy(source + (long)tap * pitch + low, target, high - low);
            target += high - low;
        }
    }

    private static void CopyClipped(float* image, in Taps taps, int y, int begin, int height, int pitch, float* target)
    {
        for (var tap = taps.First; tap <= taps.Last; tap++)
        {
            var (low, high) = taps.RangeOf(tap);
            if ((uint)(y + tap) >= (uint)height) Clear(target, high - low);
            else CopyClipped(image + (long)(y + tap) * pitch, begin + low, begin + high, pitch, target);
            target += high - low;
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

    /// <summary>The rows of a kernel ("taps") that a range of a patch's numbers touches.</summary>
    private readonly struct Taps(int from, int length, int run)
    {
        public int Run => run;

        public int First { get; } = from / run;

        public int Last { get; } = (from + length - 1) / run;

        public bool AreWholeAndShort { get; } = from == 0 && length % run == 0 && run <= Overrun;

        public (int Low, int High) RangeOf(int tap) =>
            (tap == First ? from - tap * run : 0, tap == Last ? from + length - tap * run : run);
    }
}
