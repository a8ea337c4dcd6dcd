using System.Buffers.Binary;
using System.IO.Compression;

namespace Bezoar.Data.Images;

/// <summary>Encodes 8-bit grey and RGB images as PNG (ISO/IEC 15948), without loss, so that a page can show what a data set holds.</summary>
public static class PngWriter
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

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
        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, Header(shape));
        WriteChunk(file, "IDAT"u8, Compress(Scanlines(shape, pixels)));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(ImageShape shape)
    {
        const byte BitDepth = 8, Grey = 0, Rgb = 2;
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, shape.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), shape.Height);
        (header[8], header[9]) = (BitDepth, shape.Channels == 1 ? Grey : Rgb);
        return header;
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
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data) crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        const uint ReversedPolynomial = 0xEDB88320;
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? ReversedPolynomial ^ (value >> 1) : value >> 1;
            table[i] = value;
        }
        return table;
    }
}
