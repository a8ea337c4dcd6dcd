using Bezoar.Data;
using Bezoar.Data.Images;
using Bezoar.Numerics;

namespace Bezoar.Tests.Data.Images;

public class ImageResizeTests
{
    private static byte[] Resize(byte[] pixels, int from, int to, int channels = 1, int threads = 1)
    {
        var images = new Dataset("pixels", new ImageShape(channels, 1, from), 1, pixels, new int[pixels.Length / (channels * from)]);
        return ImageResize.Run(images, 1, to, new Workers(threads)).Records.ToArray();
    }

    [Fact]
    public void GrowingInterpolatesBetweenTheMiddlesOfPixels() => Assert.Equal([0, 25, 75, 100], Resize([0, 100], 2, 4));

    [Fact]
    public void ShrinkingPassesNoPixelOver() => Assert.Equal([50, 100], Resize([0, 0, 200, 0, 200, 0], 6, 2));

    [Fact]
    public void ChannelsAndImagesStayApart() => Assert.Equal(
        [0, 0, 0, 255, 255, 255, 7, 7, 7, 9, 9, 9], Resize([0, 0, 255, 255, 7, 7, 9, 9], 2, 3, channels: 2));

    [Fact]
    public void ConstantImagesStayConstant()
    {
        for (byte level = 0; level < 255; level += 17)
            foreach (var size in new[] { 1, 2, 5, 7, 31, 128 })
                Assert.All(Resize([level, level, level, level, level], 5, size), pixel => Assert.Equal(level, pixel));
    }

    [Fact]
    public void EqualSizesGiveTheSameDataset()
    {
        var images = new Dataset("pixels", new ImageShape(1, 2, 2), 1, [1, 2, 3, 4], [0]);
        Assert.Same(images, ImageResize.Run(images, 2, 2, Workers.Single));
    }

    [Fact]
    public void ImpossibleSizesAreRefused()
    {
        Fails.With(() => Resize([1], 1, 0), "image of 1×0 pixels is impossible");
        var vectors = new Dataset("vectors", new VectorShape(1), 1, new byte[4], [0]);
        Fails.With(() => ImageResize.Run(vectors, 2, 2, Workers.Single), "vectors: only images can be resized");
    }
}
