using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Bezoar.Data.Images;
using Bezoar.Numerics;

namespace Bezoar.Tests.Data.Images;

public class PngReaderTests
{
    [Fact]
    public void TransparencySurvives()
    {
        var rgba = Noise(4 * 5 * 3);
        var image = PngReader.Decode(PngWriter.Encode(new PngImage(5, 3, rgba)), "image");
        Assert.Equal((5, 3), (image.Width, image.Height));
        Assert.Equal(rgba, image.Rgba.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void OpaqueImagesSurvive(int channels)
    {
        var pixels = Noise(channels * 4 * 6);
        var image = PngReader.Decode(PngWriter.Encode(new(channels, 4, 6), pixels), "image");
        for (var i = 0; i < 24; i++)
        {
            for (var channel = 0; channel < 3; channel++)
                Assert.Equal(pixels[channel % channels * 24 + i], image.Rgba.Span[4 * i + channel]);
            Assert.Equal(255, image.Rgba.Span[4 * i + 3]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void FiltersAreUndone(int filter)
    {
        const int Width = 7, Height = 5;
        var pixels = Noise(Width * Height * 3);
        var image = PngReader.Decode(File(Width, Height, 2, 8, Filtered(pixels, Width * 3, 3, filter)), "image");
        for (var i = 0; i < Width * Height; i++)
            Assert.Equal(pixels.AsSpan(3 * i, 3).ToArray(), image.Rgba.Span.Slice(4 * i, 3).ToArray());
    }

    [Fact]
    public void PalettesAndTheirTransparencyAreLookedUp()
    {
        var file = File(2, 1, 3, 8, [0, 1, 0], ("PLTE", [1, 2, 3, 4, 5, 6]), ("tRNS", [9]));
        Assert.Equal([4, 5, 6, 255, 1, 2, 3, 9], PngReader.Decode(file, "image").Rgba.ToArray());
        Fails.With(() => PngReader.Decode(File(1, 1, 3, 8, [0, 2], ("PLTE", [1, 2, 3, 4, 5, 6])), "image"), "palette");
    }

    [Fact]
    public void GreyWithTransparencyIsSpread()
    {
        Assert.Equal([7, 7, 7, 8], PngReader.Decode(File(1, 1, 4, 8, [0, 7, 8]), "image").Rgba.ToArray());
        Assert.Equal([7, 7, 7, 0, 8, 8, 8, 255], PngReader.Decode(File(2, 1, 0, 8, [0, 7, 8], ("tRNS", [0, 7])), "image").Rgba.ToArray());
    }

    [Fact]
    public void WhateverIsCutOffOrChangedIsRefused()
    {
        var file = PngWriter.Encode(new(1, 3, 3), Noise(9));
        for (var length = 0; length < file.Length; length++) Fails.With(() => PngReader.Decode(file.AsSpan(0, length), "image"), "image");
        for (var i = 0; i < file.Length; i++)
        {
            var changed = file.ToArray();
            changed[i] ^= 1;
            Fails.With(() => PngReader.Decode(changed, "image"), "image");
        }
    }

    [Fact]
    public void WhatIsNotReadIsNamed()
    {
        Fails.With(() => PngReader.Decode(File(1, 1, 0, 16, [0, 0, 0]), "image"), "16 bits a channel");
        Fails.With(() => PngReader.Decode(File(1, 1, 0, 8, [5, 0]), "image"), "damaged");
        Fails.With(() => PngReader.Decode(File(1 << 20, 1 << 20, 0, 8, []), "image"), "1048576×1048576 pixels");
        Fails.With(() => PngReader.Decode(File(2, 2, 0, 8, [0, 1]), "image"), "truncated");
        Fails.With(() => PngReader.Read("/nowhere/trigger.png"), "/nowhere/trigger.png");
    }

    private static byte[] Noise(int count)
    {
        var random = new CounterRandom(4);
        var bytes = new byte[count];
        for (var i = 0; i < count; i++) bytes[i] = (byte)random.NextUInt32();
        return bytes;
    }

    /// <summary>Applies a filter the way that the standard writes it down.</summary>
    private static byte[] Filtered(byte[] pixels, int rowLength, int step, int filter)
    {
        int At(int y, int x) => y < 0 || x < 0 ? 0 : pixels[y * rowLength + x];
        var lines = new List<byte>();
        for (var y = 0; y < pixels.Length / rowLength; y++)
        {
            lines.Add((byte)filter);
            for (var x = 0; x < rowLength; x++)
            {
                var (a, b, c) = (At(y, x - step), At(y - 1, x), x < step ? 0 : At(y - 1, x - step));
                var p = a + b - c;
                var (pa, pb, pc) = (Math.Abs(p - a), Math.Abs(p - b), Math.Abs(p - c));
                var paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
                lines.Add((byte)(At(y, x) - filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, _ => paeth }));
            }
        }
        return [.. lines];
    }

    private static byte[] File(int width, int height, byte colourType, byte depth, byte[] lines, params (string Type, byte[] Data)[] chunks)
    {
        using var file = new MemoryStream();
        file.Write(PngFormat.Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, colourType);
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest)) zlib.Write(lines);
        var number = new byte[4];
        foreach (var (type, data) in chunks.Prepend(("IHDR", header)).Append(("IDAT", compressed.ToArray())).Append(("IEND", [])))
        {
            var name = Encoding.ASCII.GetBytes(type);
            BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            file.Write(number);
            file.Write(name);
            file.Write(data);
            BinaryPrimitives.WriteUInt32BigEndian(number, PngFormat.Crc(name, data));
            file.Write(number);
        }
        return file.ToArray();
    }
}
