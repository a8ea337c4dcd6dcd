using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Bezoar.Data.Npy;

/// <summary>
/// Reads and writes NumPy's <c>.npy</c> files, format 1.0 and 2.0, little-endian. Nothing is ever unpickled.
/// Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
/// </summary>
public static class NpyFile
{
    // Format 1.0 cannot have more, and no numeric array needs more.
    private const int LongestHeader = ushort.MaxValue;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads a whole file. A 2-dimensional array in Fortran order is transposed into C order.</summary>
    /// <param name="path">A file, which may be compressed by gzip, or a pipe.</param>
    /// <exception cref="BezoarException">
    /// Missing or unreadable, not a .npy file, truncated or with data after the array, an element type other than <see cref="NpyType"/>,
    /// big-endian, Python objects, over 2 GiB, or more than two dimensions in Fortran order.
    /// </exception>
    public static NpyArray Read(string path) => InputFile.Reading(path, stream => Read(stream, path));

    /// <summary>Reads to the end of a stream; it need not be able to seek.</summary>
    /// <param name="stream">Positioned at the array's first byte.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="BezoarException">As <see cref="Read(string)"/>.</exception>
    /// <exception cref="IOException">The stream fails.</exception>
    public static NpyArray Read(Stream stream, string name)
    {
        var header = ReadHeader(stream, name);
        var data = ReadData(stream, name, header);
        if (header.FortranOrder && header.Shape.Length > 1) data = Transpose(name, header, data);
        return new(name, header.Type, header.Shape, data);
    }

    /// <summary>Writes an int32 array. Nothing half-written stays behind.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="values">In C order.</param>
    /// <param name="shape">Sizes, outermost first, whose product is the number of values; none for one dimension.</param>
    /// <exception cref="BezoarException">The path cannot be written.</exception>
    /// <exception cref="ArgumentException">The shape does not fit the number of values.</exception>
    public static void Write(string path, ReadOnlySpan<int> values, params ReadOnlySpan<int> shape) => WriteAny(path, values, shape);

    /// <summary>Writes a float32 array.</summary>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{int}, ReadOnlySpan{int})"/>
    public static void Write(string path, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape) => WriteAny(path, values, shape);

    /// <summary>Writes a uint8 array.</summary>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{int}, ReadOnlySpan{int})"/>
    public static void Write(string path, ReadOnlySpan<byte> values, params ReadOnlySpan<int> shape) => WriteAny(path, values, shape);

    private static void WriteAny<T>(string path, ReadOnlySpan<T> values, ReadOnlySpan<int> shape) where T : unmanaged =>
        AtomicFile.Write(path, new Content<T>(values, Prefix<T>(values.Length, shape)), static (stream, content) =>
        {
            stream.Write(content.Prefix);
            stream.Write(MemoryMarshal.AsBytes(content.Values));
        });

    private static byte[] Prefix<T>(int count, ReadOnlySpan<int> shape) where T : unmanaged
    {
        var type = NpyTypes.FromClr(typeof(T)) ?? throw new ArgumentException($"{typeof(T)} is no element type", nameof(T));
        var header = new NpyHeader(type, FortranOrder: false, shape.IsEmpty ? [count] : shape.ToArray());
        if (shape.ContainsAnyExceptInRange(0, int.MaxValue) || header.Count != count)
            throw new ArgumentException($"{count} values do not make an array of shape {header.ShapeText}", nameof(shape));
        var prefixLength = Magic.Length + 2 + sizeof(ushort);
        var text = header.Format(prefixLength);
        var length = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(length, checked((ushort)text.Length));
        return [.. Magic, 1, 0, .. length, .. text];
    }

    private static NpyHeader ReadHeader(Stream stream, string name)
    {
        Span<byte> start = stackalloc byte[8];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.StartsWith(Magic))
            throw Errors.NotNpy(name);
        var (major, minor) = (start[6], start[7]);
        if (major is not (1 or 2) || minor != 0) throw Errors.NpyVersion(name, major, minor);
        var lengthSize = major == 1 ? sizeof(ushort) : sizeof(uint);
        Span<byte> length = stackalloc byte[sizeof(uint)];
        length.Clear();
        if (stream.ReadAtLeast(length[..lengthSize], lengthSize, throwOnEndOfStream: false) < lengthSize)
            throw Errors.NpyHeader(name, "the file ends inside it");
        var textLength = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (textLength > LongestHeader) throw Errors.NpyHeader(name, $"it claims {textLength} bytes");
        var text = new byte[textLength];
        if (stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false) < text.Length)
            throw Errors.NpyHeader(name, "the file ends inside it");
        return NpyHeader.Parse(name, Encoding.Latin1.GetString(text));
    }

    private static byte[] ReadData(Stream stream, string name, NpyHeader header)
    {
        if (header.Count * header.Type.Size() is var size && size > Array.MaxLength)
            throw Errors.NpyTooLarge(name, header.ShapeText);
        var length = (long)size;
        // Before anything is allocated: a damaged header must not ask for memory that the file cannot fill.
        if (stream.CanSeek && stream.Length - stream.Position < length) throw Errors.NpyTruncated(name, header.ShapeText, length);
        var data = new byte[length];
        if (stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false) < data.Length)
            throw Errors.NpyTruncated(name, header.ShapeText, length);
        return stream.ReadByte() < 0 ? data : throw Errors.NpyTrailing(name, header.ShapeText, length);
    }

    private static byte[] Transpose(string name, NpyHeader header, byte[] data)
    {
        if (header.Shape.Length != 2) throw Errors.NpyFortranOrder(name, header.Shape.Length);
        var (rows, columns, size) = (header.Shape[0], header.Shape[1], header.Type.Size());
        var result = new byte[data.Length];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                data.AsSpan(checked((column * rows + row) * size), size).CopyTo(result.AsSpan((row * columns + column) * size));
        return result;
    }

    private readonly ref struct Content<T>(ReadOnlySpan<T> values, byte[] prefix)
    {
        public ReadOnlySpan<T> Values { get; } = values;

        public byte[] Prefix { get; } = prefix;
    }
}
