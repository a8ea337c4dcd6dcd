using Bezoar.Data;
using Bezoar.Features;

namespace Bezoar.Tests.Features;

public class ImageWarpTests
{
    private static readonly AffineMap Identity = AffineMap.Of(0, 0, 1, 1);

    [Theory]
    [InlineData(1, 28, 28)]
    [InlineData(3, 5, 8)]
    [InlineData(1, 1, 1)]
    public void TheIdentityIsExact(int channels, int height, int width)
    {
        var shape = new ImageShape(channels, height, width);
        var image = HogDescriptorTests.Noise(shape, 1);
        Bits.Equal([.. image.Select(pixel => pixel * (1f / 255))], Warp(shape, image, Identity));
    }

    [Fact]
    public void AQuarterTurnMovesEveryPixelToItsPlace()
    {
        var shape = new ImageShape(2, 7, 7);
        var image = HogDescriptorTests.Noise(shape, 2);
        var exact = Warp(shape, image, new(0, 1, -1, 0));
        var computed = Warp(shape, image, AffineMap.Of(90, 0, 1, 1));
        for (var i = 0; i < exact.Length; i++)
        {
            // The result at offset (x, y) from the centre shows the source at offset (y, −x).
            var (channel, y, x) = (i / 49, i / 7 % 7 - 3, i % 7 - 3);
            Assert.Equal(image[channel * 49 + (-x + 3) * 7 + y + 3] * (1f / 255), exact[i]);
            Assert.Equal(exact[i], computed[i], 1e-5f);
        }
    }

    [Fact]
    public void HalfAPixelIsTheMeanOfItsNeighbours()
    {
        // Twice as large about the centre, which lies between the two pixels of a row: offsets ±0.5 show the source at ±0.25.
        Assert.Equal([0.25f, 0.75f], Warp(new(1, 1, 2), [0, 255], new(0.5f, 0, 0, 1)));
    }

    [Fact]
    public void OutsideIsZero()
    {
        var shape = new ImageShape(1, 8, 8);
        var white = Enumerable.Repeat((byte)255, 64).ToArray();
        var reduced = Warp(shape, white, new(2, 0, 0, 2));
        for (var i = 0; i < 64; i++)
        {
            // Offsets of up to 1.5 show the source at up to 3; those of 2.5 and more at 5 and more, beyond its last pixel at 3.5.
            var inside = i / 8 is >= 2 and < 6 && i % 8 is >= 2 and < 6;
            Assert.Equal(inside ? 1f : 0f, reduced[i], 1e-6f);
        }
        Assert.All(Warp(shape, white, new(1e9f, 0, 0, -1e9f)), pixel => Assert.Equal(0, pixel));
    }

    [Fact]
    public void BuffersMustBeLargeEnough()
    {
        var shape = new ImageShape(2, 3, 4);
        var (framed, warped) = (new float[ImageWarp.FramedLength(shape)], new float[new PaddedImage(shape).Length]);
        var warp = new ImageWarp(shape, Identity);
        warp.Apply(framed, warped);
        Assert.Throws<ArgumentOutOfRangeException>(() => warp.Apply(framed.AsSpan(1), warped));
        Assert.Throws<ArgumentOutOfRangeException>(() => warp.Apply(framed, warped.AsSpan(1)));
    }

    private static float[] Warp(ImageShape shape, byte[] image, AffineMap map)
    {
        var framed = Enumerable.Repeat(float.NaN, ImageWarp.FramedLength(shape)).ToArray();
        ImageWarp.Frame(image, shape, framed);
        var warped = PaddedPixels.Pack(shape, new float[shape.ByteCount], float.NaN);
        new ImageWarp(shape, map).Apply(framed, warped);
        Assert.Equal(warped.Length - shape.ByteCount, warped.Count(float.IsNaN));
        return PaddedPixels.Unpack(shape, warped);
    }
}
