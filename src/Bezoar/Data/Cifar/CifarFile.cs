namespace Bezoar.Data.Cifar;

/// <summary>
/// Reads and writes files of CIFAR-10's binary version: rows of 3,073 bytes, the label and then the red, the green and the
/// blue plane of a 32×32 image (https://www.cs.toronto.edu/~kriz/cifar.html).
/// </summary>
public static class CifarFile
{
    /// <summary>Bytes of one row.</summary>
    public const int RowLength = 1 + 3 * 32 * 32;

    /// <summary>What the labels 0 to 9 stand for.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    internal static ImageShape Shape { get; } = new(3, 32, 32);

    /// <summary>Reads all rows of one or more files, one file after the other.</summary>
    /// <param name="name">What messages and results call the data set.</param>
    /// <param name="paths">The files.</param>
    /// <exception cref="BezoarException">Missing, empty or truncated, or a label over 9.</exception>
    public static Dataset Read(string name, params IReadOnlyList<string> paths)
    {
        var samples = ReadSamples(paths);
        return new(name, Shape, ClassNames.Count, samples.Records, samples.Labels);
    }

    /// <summary>Writes one file. Nothing half-written stays behind.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="dataset">Images of 3×32×32 in at most ten classes.</param>
    /// <exception cref="BezoarException">Other images or more classes, or the path cannot be written.</exception>
    public static void Write(string path, Dataset dataset) => Write(path, dataset, 0, dataset.Count);

    internal static void Write(string path, Dataset dataset, int first, int count)
    {
        if (dataset.Shape != Shape || dataset.ClassCount > ClassNames.Count)
            throw Errors.CannotStore(dataset.Name, "CIFAR-10 binary", "holds 3×32×32 images of ten classes");
        AtomicFile.Write(path, stream =>
        {
            for (var i = first; i < first + count; i++)
            {
                stream.WriteByte((byte)dataset.Labels[i]);
                stream.Write(dataset.Record(i));
            }
        });
    }

    internal static Samples ReadSamples(IReadOnlyList<string> paths)
    {
        var counts = paths.Select(CountRows).ToArray();
        var labels = new int[counts.Sum()];
        var records = new byte[checked(labels.Length * Shape.ByteCount)];
        var first = 0;
        for (var i = 0; i < counts.Length; first += counts[i++]) ReadRows(paths[i], records, labels, first, counts[i]);
        return new(paths[0], Shape, records, paths[0], labels);
    }

    private static int CountRows(string path)
    {
        using var file = InputFile.Open(path);
        if (!file.CanSeek) throw Errors.CifarPipe(path);
        var (rows, rest) = Math.DivRem(file.Length, RowLength);
        return rest == 0 && rows is > 0 and <= int.MaxValue / RowLength ? (int)rows : throw Errors.CifarLength(path, file.Length);
    }

    private static void ReadRows(string path, byte[] records, int[] labels, int first, int count)
    {
        using var file = InputFile.Open(path);
        for (var i = first; i < first + count; i++)
        {
            labels[i] = file.ReadByte();
            if ((uint)labels[i] >= ClassNames.Count) throw Errors.LabelOutOfRange(path, i - first, labels[i], ClassNames.Count);
            var record = records.AsSpan(i * Shape.ByteCount, Shape.ByteCount);
            if (file.ReadAtLeast(record, record.Length, throwOnEndOfStream: false) < record.Length)
                throw Errors.CifarLength(path, file.Length);
        }
    }
}
