using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Tests.Learning.KernelRidge;

/// <summary>12×12 images of two round blobs whose places tell the class: quick to describe, made of whole numbers.</summary>
internal static class Blobs
{
    private const int Side = 12;

    public static ImageShape Shape { get; } = new(1, Side, Side);

    /// <summary>Image i is of class i mod <paramref name="classes"/> and a function of seed and i.</summary>
    public static Dataset Create(int count, ulong seed, int classes = 4)
    {
        var records = new byte[count * Shape.ByteCount];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % classes;
            Draw(labels[i], new(seed, (ulong)i), records.AsSpan(i * Shape.ByteCount, Shape.ByteCount));
        }
        return new("blobs", Shape, classes, records, labels);
    }

    public static Dataset Shuffled(Dataset dataset, ulong seed)
    {
        var order = Enumerable.Range(0, dataset.Count).ToArray();
        new CounterRandom(seed).Shuffle<int>(order);
        return dataset.Subset("shuffled", order);
    }

    private static void Draw(int label, CounterRandom random, Span<byte> image)
    {
        for (var blob = 0; blob < 2; blob++)
        {
            var centre = blob == 0 ? label * 5 + 1 : label * 11 + 3;
            var (centreX, centreY) = (2 + centre % 4 * 2 + random.NextInt32(3), 2 + centre / 4 % 4 * 2 + random.NextInt32(3));
            var peak = 150 + random.NextInt32(100);
            for (var y = 0; y < Side; y++)
                for (var x = 0; x < Side; x++)
                {
                    var fall = 25 * ((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY));
                    ref var pixel = ref image[y * Side + x];
                    pixel = (byte)Math.Max(pixel, peak - fall);
                }
        }
        foreach (ref var pixel in image) pixel = (byte)Math.Min(255, pixel + random.NextInt32(12));
    }
}
