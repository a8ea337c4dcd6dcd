using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Bezoar.Data;
using Bezoar.Data.Images;

namespace Bezoar.Tests.Data.Images;

public class PngWriterTests
{
    [Fact]
    public void TheSmallestGreyImageHasTheKnownHeaderAndChecksum()
    {
        var png = PngWriter.Encode(new(1, 1, 1), [0x7F]);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        // CRC-32 of "IHDR", width 1, height 1, 8 bits, grey; and of "IEND".
        Assert.Equal([0x3A, 0x7E, 0x9B, 0x55], png[29..33]);
        Assert.Equal([0xAE, 0x42, 0x60, 0x82], png[^4..]);
    }

    [Fact]
    public void GreyRowsBeginWithTheFilterByte() =>
        Assert.Equal([0, 10, 20, 30, 0, 40, 50, 60], Scanlines(PngWriter.Encode(new(1, 2, 3), [10, 20, 30, 40, 50, 60])));

    [Fact]
    public void ChannelsAreInterleaved() =>
        Assert.Equal([0, 1, 3, 5, 2, 4, 6], Scanlines(PngWriter.Encode(new(3, 1, 2), [1, 2, 3, 4, 5, 6])));

    /// <summary>Wide images are stored as differences where that is shorter, as for a slope; pixels come back.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void WideImagesAreFilteredAndComeBack(int channels)
    {
        ImageShape shape = new(channels, 5, 70);
        byte[] pixels = [.. Enumerable.Range(0, shape.ByteCount).Select(i => (byte)(3 * i + i * i / 50))];
        var png = PngWriter.Encode(shape, pixels);
        var rows = Scanlines(png);
        Assert.All(Enumerable.Range(0, 5), y => Assert.Equal(4, rows[y * (1 + 70 * channels)]));
        var (left, up) = (pixels[70 + 8], pixels[9]);
        var corner = pixels[8];
        var predicted = new[] { left, up, corner }.MinBy(each => Math.Abs(left + up - corner - each));
        Assert.Equal((byte)(pixels[70 + 9] - predicted), rows[1 + 70 * channels + 1 + 9 * channels]);
        var image = PngReader.Decode(png, "wide");
        for (var i = 0; i < shape.Height * shape.Width; i++)
            for (var c = 0; c < 3; c++) Assert.Equal(pixels[Math.Min(c, channels - 1) * shape.Height * shape.Width + i], image.Rgba.Span[4 * i + c]);
    }

    [Fact]
    public void OtherImagesAreRefused()
    {
        Assert.False(PngWriter.CanEncode(new(2, 4, 4)));
        Assert.False(PngWriter.CanEncode(new(1, 0, 4)));
        Assert.Throws<ArgumentException>(() => PngWriter.Encode(new ImageShape(2, 1, 1), [0, 0]));
        Assert.Throws<ArgumentException>(() => PngWriter.Encode(new ImageShape(1, 2, 2), [0, 0]));
    }

    private static byte[] Scanlines(byte[] png)
    {
        for (var at = 8; ;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (Encoding.ASCII.GetString(png, at + 4, 4) == "IDAT")
            {
                using var zlib = new ZLibStream(new MemoryStream(png, at + 8, length), CompressionMode.Decompress);
                using var rows = new MemoryStream();
                zlib.CopyTo(rows);
                return rows.ToArray();
            }
            at += length + 12;
        }
    }
}
