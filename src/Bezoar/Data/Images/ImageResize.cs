using Bezoar.Numerics;

namespace Bezoar.Data.Images;

/// <summary>
/// Images in another size, for networks that were trained on larger ones. Each pixel is a weighted mean of those that a triangle around its place
/// covers: linear interpolation when images grow; when they shrink, the triangle grows with the step, so that nothing is passed over.
/// </summary>
public static class ImageResize
{
    private const int MostPixels = 1 << 14;

    /// <summary>All images of a data set, each on its own. Rows first, then columns; rounded to eight bits once, at the end.</summary>
    /// <param name="images">Records that are images.</param>
    /// <param name="height">Rows afterwards.</param>
    /// <param name="width">Columns afterwards.</param>
    /// <param name="workers">Threads.</param>
    /// <exception cref="BezoarException">No images, or an impossible size.</exception>
    public static Dataset Run(Dataset images, int height, int width, Workers workers)
    {
        if (images.Shape is not ImageShape from) throw Errors.ResizesImagesOnly(images.Name, images.Shape);
        if (height is < 1 or > MostPixels || width is < 1 or > MostPixels) throw Errors.ImageSize(height, width, MostPixels);
        var to = new ImageShape(from.Channels, height, width);
        if (to == from) return images;
        if ((long)images.Count * to.ByteCount > Array.MaxLength) throw Errors.ResizedTooLarge(images.Name, images.Count, to);
        var records = GC.AllocateUninitializedArray<byte>(images.Count * to.ByteCount);
        var (rows, columns) = (ResizeTaps.Of(from.Height, height), ResizeTaps.Of(from.Width, width));
        workers.For(images.Count, () => new float[height * from.Width], (index, scratch) =>
        {
            for (var channel = 0; channel < from.Channels; channel++)
            {
                var source = images.Record(index).Slice(channel * from.Height * from.Width, from.Height * from.Width);
                var target = records.AsSpan(index * to.ByteCount + channel * height * width, height * width);
                ResizeRows(source, from.Width, rows, scratch);
                ResizeColumns(scratch, from.Width, columns, target);
            }
        });
        return new(images.Name, to, images.ClassCount, records, images.Labels.ToArray());
    }

    private static void ResizeRows(ReadOnlySpan<byte> source, int width, ResizeTaps[] rows, Span<float> target)
    {
        for (var row = 0; row < rows.Length; row++)
            for (var column = 0; column < width; column++)
            {
                var sum = 0f;
                for (var tap = 0; tap < rows[row].Weights.Length; tap++)
                    sum += rows[row].Weights[tap] * source[(rows[row].First + tap) * width + column];
                target[row * width + column] = sum;
            }
    }

    private static void ResizeColumns(ReadOnlySpan<float> source, int width, ResizeTaps[] columns, Span<byte> target)
    {
        var rows = target.Length / columns.Length;
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns.Length; column++)
            {
                var sum = 0f;
                for (var tap = 0; tap < columns[column].Weights.Length; tap++)
                    sum += columns[column].Weights[tap] * source[row * width + columns[column].First + tap];
                target[row * columns.Length + column] = (byte)Math.Clamp(MathF.Round(sum), 0, 255);
            }
    }
}
