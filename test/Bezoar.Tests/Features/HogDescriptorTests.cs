using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Numerics;

namespace Bezoar.Tests.Features;

public class HogDescriptorTests
{
    [Theory]
    [InlineData(1, 28, 28)]
    [InlineData(3, 32, 32)]
    [InlineData(1, 9, 20)]
    [InlineData(1, 1, 1)]
    public void EveryViewHasUnitNorm(int channels, int height, int width)
    {
        var shape = new ImageShape(channels, height, width);
        var descriptor = new HogDescriptor(shape, new() { Cells = 4 }, new() { Copies = 4 });
        Assert.Equal((4 * 4 * 8, 5), (descriptor.Length, descriptor.ViewCount));
        var image = Noise(shape, 1);
        for (var view = 0; view < descriptor.ViewCount; view++)
        {
            var squares = Describe(descriptor, image, view).Sum(value => (double)value * value);
            // A single pixel has no gradient, and a copy of it no more.
            if (shape.ByteCount > 1) Assert.Equal(1, squares, 1e-6);
            else Assert.Equal(0, squares);
        }
    }

    [Fact]
    public void ABlankImageIsZero()
    {
        var descriptor = new HogDescriptor(new(1, 28, 28), new(), new() { Copies = 2 });
        for (var view = 0; view < 3; view++)
            Assert.All(Describe(descriptor, new byte[784], view), value => Assert.Equal(0, value));
    }

    [Fact]
    public void TheFirstViewIsTheImageAsItIs()
    {
        var shape = new ImageShape(1, 28, 28);
        var image = Noise(shape, 2);
        var expected = Describe(new(shape, new(), ViewOptions.None), image, 0);
        var descriptor = new HogDescriptor(shape, new(), new() { Copies = 20 });
        Bits.Equal(expected, Describe(descriptor, image, 0));
        Assert.Equal(21, descriptor.ViewCount);
        var views = Enumerable.Range(0, descriptor.ViewCount).Select(view => Bits.Hash<float>(Describe(descriptor, image, view)));
        Assert.Equal(21, views.Distinct().Count());
    }

    [Fact]
    public void ContrastDoesNotMatter()
    {
        var shape = new ImageShape(1, 16, 16);
        var image = Noise(shape, 3);
        byte[] faint = [.. image.Select(value => (byte)(value / 5))], strong = [.. faint.Select(value => (byte)(value * 5))];
        var descriptor = new HogDescriptor(shape, new(), ViewOptions.None);
        foreach (var (a, b) in Describe(descriptor, faint, 0).Zip(Describe(descriptor, strong, 0))) Assert.Equal(a, b, 1e-5f);
    }

    [Fact]
    public void SaysWhatItIs()
    {
        var hog = new HogOptions { Cells = 7, CellSize = 4.5f, Reach = 1.5f, DirectionThreshold = 0.75f };
        var descriptor = new HogDescriptor(new(1, 28, 28), hog, ViewOptions.None);
        Assert.Equal(FeatureProvenance.DataIndependent, descriptor.Provenance);
        Assert.Equal(
            "HOG (8 directions, 7×7 cells of 4.5 px, reach 1.5, threshold 0.75, square root, unit norm), no copies",
            descriptor.Description);
        var views = new ViewOptions { Copies = 3, Rotation = 10, Shear = 0.5f, Scale = 0.25f };
        Assert.EndsWith(
            ", 3 affine copies (±10°, shear ±0.5, scale ±0.25)",
            new HogDescriptor(new(1, 28, 28), hog, views).Description, StringComparison.Ordinal);
    }

    internal static byte[] Noise(ImageShape shape, ulong seed)
    {
        var random = new CounterRandom(seed);
        var image = new byte[shape.ByteCount];
        foreach (ref var pixel in image.AsSpan()) pixel = (byte)random.NextInt32(256);
        return image;
    }

    private static float[] Describe(HogDescriptor descriptor, byte[] image, int view)
    {
        var vector = Enumerable.Repeat(float.NaN, descriptor.Length).ToArray();
        descriptor.Describe(image, view, vector);
        return vector;
    }
}
