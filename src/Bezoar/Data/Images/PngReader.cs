using System.Buffers.Binary;
using System.IO.Compression;

namespace Bezoar.Data.Images;

/// <summary>
/// Decodes PNG files (ISO/IEC 15948) of eight bits a channel, in every colour type, with or without transparency. What few files use,
/// other depths and interlacing, is refused with a message.
/// </summary>
public static class PngReader
{
    // Triggers and samples are small; more than this is a mistake, or a trap.
    private const int MostPixels = 1 << 24;
    private const int ChunkOverhead = 12;

    /// <summary>Reads a file.</summary>
    /// <exception cref="BezoarException">Missing, no PNG, damaged, or of a kind that is not read.</exception>
    public static PngImage Read(string path) => InputFile.Reading(path, stream =>
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), path);
    });

    /// <summary>Decodes a whole file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="BezoarException">No PNG, damaged, or of a kind that is not read.</exception>
    public static PngImage Decode(ReadOnlySpan<byte> file, string name)
    {
        if (!file.StartsWith(PngFormat.Signature)) throw Errors.NotAPng(name, "it does not begin as one");
        var (header, palette, transparency) = (new Header(), Array.Empty<byte>(), Array.Empty<byte>());
        using var compressed = new MemoryStream();
        for (var rest = file[PngFormat.Signature.Length..]; ;)
        {
            var chunk = NextChunk(ref rest, name);
            if (chunk.Is("IHDR"u8)) header = Header.Parse(chunk.Data, name);
            else if (header.Width == 0) throw Errors.NotAPng(name, "it does not begin with its header");
            else if (chunk.Is("PLTE"u8)) palette = chunk.Data.ToArray();
            else if (chunk.Is("tRNS"u8)) transparency = chunk.Data.ToArray();
            else if (chunk.Is("IDAT"u8)) compressed.Write(chunk.Data);
            else if (chunk.Is("IEND"u8)) break;
        }
        var lines = Decompress(compressed, header, name);
        PngFilters.Undo(lines, header.Height, header.RowLength, header.Channels, name);
        return new(header.Width, header.Height, ToRgba(lines, header, palette, transparency, name));
    }

    private static Chunk NextChunk(ref ReadOnlySpan<byte> rest, string name)
    {
        if (rest.Length < ChunkOverhead) throw Errors.NotAPng(name, "it is truncated");
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - ChunkOverhead) throw Errors.NotAPng(name, "it is truncated");
        var type = rest.Slice(4, 4);
        var data = rest.Slice(8, (int)length);
        if (BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]) != PngFormat.Crc(type, data)) throw Errors.NotAPng(name, "a checksum is wrong");
        rest = rest[(ChunkOverhead + (int)length)..];
        return new(type, data);
    }

    private static byte[] Decompress(MemoryStream compressed, Header header, string name)
    {
        var lines = new byte[header.Height * (1 + header.RowLength)];
        try
        {
            compressed.Position = 0;
            using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
            if (zlib.ReadAtLeast(lines, lines.Length, throwOnEndOfStream: false) < lines.Length) throw Errors.NotAPng(name, "it is truncated");
            return lines;
        }
        catch (InvalidDataException)
        {
            throw Errors.NotAPng(name, "its pixels are damaged");
        }
    }

    private static byte[] ToRgba(byte[] lines, Header header, byte[] palette, byte[] transparency, string name)
    {
        var rgba = new byte[4 * header.Width * header.Height];
        for (var i = 0; i < header.Width * header.Height; i++)
        {
            var (row, column) = Math.DivRem(i, header.Width);
            var pixel = lines.AsSpan(row * (1 + header.RowLength) + 1 + column * header.Channels, header.Channels);
            var target = rgba.AsSpan(4 * i, 4);
            target[3] = header.ColourType switch
            {
                PngFormat.GreyAlpha => pixel[1],
                PngFormat.Rgba => pixel[3],
                PngFormat.Palette => pixel[0] < transparency.Length ? transparency[pixel[0]] : byte.MaxValue,
                _ => IsTransparentColour(pixel, transparency) ? (byte)0 : byte.MaxValue,
            };
            if (header.ColourType == PngFormat.Palette)
            {
                if (3 * pixel[0] + 3 > palette.Length) throw Errors.NotAPng(name, "a colour is not in its palette");
                palette.AsSpan(3 * pixel[0], 3).CopyTo(target);
            }
            else if (header.Channels >= 3) pixel[..3].CopyTo(target);
            else target[..3].Fill(pixel[0]);
        }
        return rgba;
    }

    // One colour of a grey or RGB image may be declared transparent, in 16 bits a channel.
    private static bool IsTransparentColour(ReadOnlySpan<byte> pixel, byte[] transparency)
    {
        if (transparency.Length != 2 * pixel.Length) return false;
        for (var channel = 0; channel < pixel.Length; channel++)
            if (transparency[2 * channel] != 0 || transparency[2 * channel + 1] != pixel[channel]) return false;
        return true;
    }

    private readonly ref struct Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        public readonly ReadOnlySpan<byte> Data = data;
        private readonly ReadOnlySpan<byte> _type = type;

        public bool Is(ReadOnlySpan<byte> type) => _type.SequenceEqual(type);
    }

    private readonly record struct Header(int Width, int Height, byte ColourType, int Channels)
    {
        public int RowLength => Width * Channels;

        public static Header Parse(ReadOnlySpan<byte> data, string name)
        {
            if (data.Length != 13) throw Errors.NotAPng(name, "its header is damaged");
            var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
            if (width == 0 || height == 0 || (ulong)width * height > MostPixels) throw Errors.PngSize(name, width, height, MostPixels);
            if (data[8] != 8) throw Errors.PngKind(name, $"{data[8]} bits a channel");
            if (data[12] != 0) throw Errors.PngKind(name, $"interlaced rows");
            var channels = data[9] switch
            {
                PngFormat.Grey or PngFormat.Palette => 1,
                PngFormat.GreyAlpha => 2,
                PngFormat.Rgb => 3,
                PngFormat.Rgba => 4,
                _ => throw Errors.NotAPng(name, "its header is damaged"),
            };
            return new((int)width, (int)height, data[9], channels);
        }
    }
}
