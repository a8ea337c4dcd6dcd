using System.Buffers.Binary;
using System.IO.Compression;

namespace Bezoar.Data.Idx;

/// <summary>
/// Reads and writes IDX files of unsigned bytes, the format of MNIST: two zero bytes, 0x08 for the element type, the number of
/// dimensions, each size as a big-endian int32, then the bytes in C order.
/// </summary>
public static class IdxFile
{
    private const byte UnsignedByte = 0x08;

    /// <summary>Reads a whole file, plain or gzip (told apart by its first bytes, not by its name).</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="BezoarException">Missing or unreadable, wrong magic number, another element type, truncated, or bytes after the end.</exception>
    public static IdxArray Read(string path) => InputFile.Reading(path, stream => Read(stream, path));

    /// <summary>Writes an array, compressed if the path ends in <c>.gz</c>. Nothing half-written stays behind.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="values">In C order.</param>
    /// <param name="shape">1 to 255 sizes, outermost first, whose product is the number of values.</param>
    /// <exception cref="BezoarException">The path cannot be written.</exception>
    /// <exception cref="ArgumentException">The shape does not fit the number of values.</exception>
    public static void Write(string path, ReadOnlySpan<byte> values, params ReadOnlySpan<int> shape)
    {
        if (shape.Length is 0 or > 255 || shape.ContainsAnyExceptInRange(0, int.MaxValue) || Product(shape) != values.Length)
            throw new ArgumentException($"{values.Length} values do not fit the shape", nameof(shape));
        var header = new byte[4 + shape.Length * sizeof(int)];
        (header[2], header[3]) = (UnsignedByte, (byte)shape.Length);
        for (var i = 0; i < shape.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + i * sizeof(int)), shape[i]);
        var gzip = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        AtomicFile.Write(path, new Content(header, values, gzip), static (stream, content) =>
        {
            using var packed = content.Gzip ? new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true) : null;
            (packed ?? stream).Write(content.Header);
            (packed ?? stream).Write(content.Values);
        });
    }

    private static IdxArray Read(Stream stream, string path)
    {
        Span<byte> magic = stackalloc byte[4];
        if (stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false) < 4) throw Errors.IdxTruncated(path, "its header");
        if (magic[0] != 0 || magic[1] != 0 || magic[3] == 0 || magic[2] is not (>= 0x08 and <= 0x0e))
            throw Errors.NotIdx(path, Convert.ToHexStringLower(magic));
        if (magic[2] != UnsignedByte) throw Errors.IdxType(path, magic[2]);
        var sizes = new byte[magic[3] * sizeof(int)];
        if (stream.ReadAtLeast(sizes, sizes.Length, throwOnEndOfStream: false) < sizes.Length)
            throw Errors.IdxTruncated(path, "its header");
        var shape = new int[magic[3]];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = BinaryPrimitives.ReadInt32BigEndian(sizes.AsSpan(i * sizeof(int)));
            if (shape[i] < 0) throw Errors.NotIdx(path, Convert.ToHexStringLower(magic));
        }
        return new(path, shape, ReadData(stream, path, shape));
    }

    private static byte[] ReadData(Stream stream, string path, int[] shape)
    {
        var text = string.Join('×', shape);
        var length = Product(shape);
        if (length > Array.MaxLength) throw Errors.IdxTooLarge(path, text);
        // Before anything is allocated: a damaged header must not ask for memory that the file cannot fill.
        if (stream.CanSeek && stream.Length - stream.Position < length) throw Errors.IdxTruncated(path, $"its {text} bytes");
        var data = new byte[length];
        if (stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false) < data.Length)
            throw Errors.IdxTruncated(path, $"its {text} bytes");
        return stream.ReadByte() < 0 ? data : throw Errors.IdxTrailing(path, text);
    }

    // Saturates, so that no product of sizes overflows; a size of zero anywhere makes the array empty.
    private static long Product(ReadOnlySpan<int> shape)
    {
        if (shape.Contains(0)) return 0;
        long product = 1;
        foreach (var size in shape) product = Math.Min(product * size, int.MaxValue);
        return product;
    }

    private readonly ref struct Content(byte[] header, ReadOnlySpan<byte> values, bool gzip)
    {
        public byte[] Header { get; } = header;

        public ReadOnlySpan<byte> Values { get; } = values;

        public bool Gzip { get; } = gzip;
    }
}
