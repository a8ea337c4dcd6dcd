using System.Buffers.Binary;
using System.IO.Compression;

namespace Bezoar.Data.Images;

/// <summary>Encodes 8-bit grey and RGB images as PNG (ISO/IEC 15948), without loss, so that a page can show what a data set holds.</summary>
public static class PngWriter
{
    // Small images are hardly shorter as differences.
    private const int LeastFiltered = 64;

    /// <summary>Whether an image of this shape can be encoded: one channel (grey) or three (red, green, blue), and no empty side.</summary>
    public static bool CanEncode(ImageShape shape) => shape is { Channels: 1 or 3, Height: > 0, Width: > 0 };

    /// <summary>A whole PNG file.</summary>
    /// <param name="shape">One or three channels.</param>
    /// <param name="pixels">C×H×W bytes, as <see cref="Dataset.Record"/> gives them.</param>
    /// <exception cref="ArgumentException">Another number of channels, or pixels that do not fit the shape.</exception>
    public static byte[] Encode(ImageShape shape, ReadOnlySpan<byte> pixels)
    {
        if (!CanEncode(shape)) throw new ArgumentException($"{shape} is neither grey nor RGB", nameof(shape));
        if (pixels.Length != shape.ByteCount) throw new ArgumentException($"{pixels.Length} bytes are no {shape} image", nameof(pixels));
        var lines = Scanlines(shape, pixels);
        var data = Compress(lines);
        if (shape.Width >= LeastFiltered)
        {
            PngFilters.Apply(lines, shape.Height, shape.Width * shape.Channels, shape.Channels);
            if (Compress(lines) is var filtered && filtered.Length < data.Length) data = filtered;
        }
        return File(shape.Width, shape.Height, shape.Channels == 1 ? PngFormat.Grey : PngFormat.Rgb, data);
    }

    /// <summary>A whole PNG file of an image with transparency.</summary>
    public static byte[] Encode(PngImage image)
    {
        var rowLength = image.Width * 4;
        var lines = new byte[checked((1 + rowLength) * image.Height)];
        for (var y = 0; y < image.Height; y++)
            image.Rgba.Span.Slice(y * rowLength, rowLength).CopyTo(lines.AsSpan(y * (1 + rowLength) + 1));
        return File(image.Width, image.Height, PngFormat.Rgba, Compress(lines));
    }

    private static byte[] File(int width, int height, byte colourType, byte[] data)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, colourType);
        using var file = new MemoryStream();
        file.Write(PngFormat.Signature);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, data);
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    // PNG stores pixels interleaved, and each row begins with the number of its filter: 0, none.
    private static byte[] Scanlines(ImageShape shape, ReadOnlySpan<byte> pixels)
    {
        var rowLength = 1 + shape.Width * shape.Channels;
        var lines = new byte[checked(rowLength * shape.Height)];
        for (var channel = 0; channel < shape.Channels; channel++)
            for (var y = 0; y < shape.Height; y++)
                for (var x = 0; x < shape.Width; x++)
                    lines[y * rowLength + 1 + x * shape.Channels + channel] = pixels[(channel * shape.Height + y) * shape.Width + x];
        return lines;
    }

    private static byte[] Compress(byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize)) zlib.Write(data);
        return compressed.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngFormat.Crc(type, data));
        file.Write(number);
    }
}
