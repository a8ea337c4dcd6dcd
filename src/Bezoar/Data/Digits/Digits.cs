using System.Buffers.Binary;
using System.Security.Cryptography;
using Bezoar.Numerics;

namespace Bezoar.Data.Digits;

/// <summary>
/// The built-in data set: handwritten-looking digits, drawn stroke by stroke in a new hand for every image. Nothing to
/// download, the same bits on every machine, and the format of MNIST: 28×28 pixels, 0 paper, 255 ink, ink centred by mass.
/// </summary>
public static class Digits
{
    /// <summary>Far beyond the streams of any training image: no hand writes in both splits.</summary>
    internal const ulong TestStreams = 1UL << 32;

    private const string Name = "digits";

    private static readonly ImageShape Shape = new(1, Handwriting.ImageSide, Handwriting.ImageSide);

    /// <summary>
    /// Draws both splits. Sample i of a split shows the digit i mod 10, so every leading part of a split is balanced to within
    /// one sample per class. No image occurs twice, neither within a split nor in both.
    /// </summary>
    /// <param name="options">How many, and how different.</param>
    /// <param name="workers">Their number changes the time alone.</param>
    /// <exception cref="BezoarException">
    /// Options out of range (all of them in one message), or so tame that two images came out equal.
    /// </exception>
    public static DatasetSplits Create(DigitsOptions options, Workers workers)
    {
        options.Validate();
        var train = Draw("train", options.TrainCount, 0, options, workers);
        var test = Draw("test", options.TestCount, TestStreams, options, workers);
        RefuseRepeats(train, test);
        return new(Name, train, test);
    }

    /// <summary>Draws one image, a function of the options' distortions and seed and of its stream alone.</summary>
    internal static void DrawImage(int digit, DigitsOptions options, ulong stream, Span<byte> image)
    {
        var random = new CounterRandom(options.Seed, stream);
        var drawing = Handwriting.Write(digit, options, random);
        Rasteriser.Draw(drawing, options.Noise, random, image);
    }

    private static Dataset Draw(string split, int count, ulong firstStream, DigitsOptions options, Workers workers)
    {
        var size = Shape.ByteCount;
        var records = new byte[count * size];
        var labels = new int[count];
        workers.For(count, i =>
        {
            labels[i] = i % WritingStyles.DigitCount;
            DrawImage(labels[i], options, firstStream + (ulong)i, records.AsSpan(i * size, size));
        });
        return new($"{Name} {split}", Shape, WritingStyles.DigitCount, records, labels);
    }

    private static void RefuseRepeats(Dataset train, Dataset test)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var seen = new Dictionary<UInt128, (Dataset Split, int Index)>(train.Count + test.Count);
        foreach (var split in (ReadOnlySpan<Dataset>)[train, test])
            for (var i = 0; i < split.Count; i++)
            {
                SHA256.HashData(split.Record(i), hash);
                var key = BinaryPrimitives.ReadUInt128LittleEndian(hash);
                if (!seen.TryAdd(key, (split, i)))
                    throw Errors.RepeatedDigits($"{split.Name} image {i}", $"{seen[key].Split.Name} image {seen[key].Index}");
            }
    }
}
