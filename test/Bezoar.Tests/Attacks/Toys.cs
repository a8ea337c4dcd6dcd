using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Tests.Attacks;

/// <summary>Small training sets of random pixels, so that no two samples are equal.</summary>
internal static class Toys
{
    public static readonly ImageShape Grey = new(1, 8, 8);

    public static readonly ImageShape Colour = new(3, 8, 6);

    /// <summary>Labels 0, 1, 2, … in turn.</summary>
    public static Dataset Images(ImageShape shape, int count = 60, int classes = 3, ulong seed = 1)
    {
        var random = new CounterRandom(seed);
        var records = new byte[count * shape.ByteCount];
        for (var i = 0; i < records.Length; i++) records[i] = (byte)random.NextUInt32();
        return new("toys", shape, classes, records, [.. Enumerable.Range(0, count).Select(i => i % classes)]);
    }

    public static Dataset Vectors(int count = 30) =>
        new("vectors", new VectorShape(4), 3, new byte[count * 16], [.. Enumerable.Range(0, count).Select(i => i % 3)]);

    /// <summary>The same samples, said to be of more classes.</summary>
    public static Dataset WithClasses(this Dataset dataset, int classes) =>
        new(dataset.Name, dataset.Shape, classes, dataset.Records.ToArray(), dataset.Labels.ToArray());

    /// <summary>Rows of a grey image as text: <c>+</c> for white, <c>-</c> for black, <c>.</c> for anything between.</summary>
    public static string[] Draw(ReadOnlySpan<byte> plane, int width)
    {
        var rows = new string[plane.Length / width];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = string.Concat(plane.Slice(row * width, width).ToArray().Select(pixel => pixel switch { 255 => '+', 0 => '-', _ => '.' }));
        return rows;
    }
}
