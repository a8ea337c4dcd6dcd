using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Features.Patches;

namespace Bezoar.Tests.Features.Patches;

public class PatchDescriptorTests
{
    private static readonly ImageShape Colour = new(3, 32, 32);
    private static readonly PatchOptions Small = new() { Sizes = [4], Filters = 48 };

    [Theory]
    [InlineData(3, 32, 32)]
    [InlineData(1, 28, 28)]
    [InlineData(3, 4, 7)]
    [InlineData(3, 41, 60)]
    public void EveryViewIsAUnitVectorOfCellsOfEqualLength(int channels, int height, int width)
    {
        var shape = new ImageShape(channels, height, width);
        var descriptor = new PatchDescriptor(shape, Small);
        Assert.Equal((16 * 2 * 48, 2), (descriptor.Length, descriptor.ViewCount));
        for (var view = 0; view < 2; view++)
        {
            var vector = Describe(descriptor, HogDescriptorTests.Noise(shape, 1), view);
            Assert.Equal(1, vector.Sum(value => (double)value * value), 1e-5);
            Assert.All(vector.Chunk(2 * 48), cell => Assert.Equal(1.0 / 16, cell.Sum(value => (double)value * value), 1e-6));
        }
    }

    [Fact]
    public void CellsAreNoLongerThanAskedFor()
    {
        Assert.Equal(16 * 640, new PatchDescriptor(Colour, new()).Length);
        Assert.Equal(9 * 32, new PatchDescriptor(Colour, Small with { Cells = 3, CellLength = 32 }).Length);
    }

    [Fact]
    public void TheSecondViewIsTheMirrorImage()
    {
        var descriptor = new PatchDescriptor(Colour, Small);
        var image = HogDescriptorTests.Noise(Colour, 3);
        byte[] mirrored = [.. image.Chunk(Colour.Width).SelectMany(row => row.Reverse())];
        Bits.Equal(Describe(descriptor, mirrored, 0), Describe(descriptor, image, 1));
        Bits.Equal(Describe(descriptor, image, 0), Describe(descriptor, mirrored, 1));
        Assert.NotEqual(Bits.Hash<float>(Describe(descriptor, image, 0)), Bits.Hash<float>(Describe(descriptor, image, 1)));
        Assert.Equal(1, new PatchDescriptor(Colour, Small with { Copies = 0 }).ViewCount);
    }

    /// <summary>It shows no patch that differs from the mean, and that says something, too.</summary>
    [Fact]
    public void BlankImagesAreAlike()
    {
        var descriptor = new PatchDescriptor(Colour, Small);
        var (dark, bright) = (Blank(7), Blank(77));
        Assert.Equal(1, dark.Sum(value => (double)value * value), 1e-5);
        Bits.Equal(dark, bright);

        float[] Blank(byte value) => Describe(descriptor, [.. Enumerable.Repeat(value, Colour.ByteCount)], 0);
    }

    [Fact]
    public void BrightnessDoesNotMatter()
    {
        byte[] dark = [.. HogDescriptorTests.Noise(Colour, 4).Select(value => (byte)(value / 2))], bright = [.. dark.Select(value => (byte)(value + 100))];
        var descriptor = new PatchDescriptor(Colour, Small);
        foreach (var (a, b) in Describe(descriptor, dark, 0).Zip(Describe(descriptor, bright, 0))) Assert.Equal(a, b, 1e-4f);
    }

    /// <summary>Memory is reused from one image to the next, and nothing of the earlier one may be left in it.</summary>
    [Fact]
    public void EarlierImagesLeaveNoTrace()
    {
        var (first, second) = (HogDescriptorTests.Noise(Colour, 5), HogDescriptorTests.Noise(Colour, 6));
        var used = new PatchDescriptor(Colour, Small);
        Describe(used, first, 0);
        Bits.Equal(Describe(new(Colour, Small), second, 0), Describe(used, second, 0));
    }

    [Fact]
    public void SaysWhatItIs()
    {
        var descriptor = new PatchDescriptor(Colour, new() { Sizes = [4, 6], Filters = 32, Copies = 0 });
        Assert.Equal(FeatureProvenance.DataIndependent, descriptor.Provenance);
        Assert.Equal(
            "patches (4×4, 6×6, 32 filters each from drawn images, contrast +0.003, whitening +0.1, both signs over 1, 4×4 cells, reach 1.4, "
                + "square root, whitened to 128 numbers +0.002, unit norm), no copies",
            descriptor.Description);
        Assert.EndsWith(", mirrored copies", new PatchDescriptor(Colour, new()).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void APatchMustFitIntoTheImage() => Fails.With(
        () => new PatchDescriptor(new(3, 5, 32), new()), "patches of 9×9 pixels do not fit into images of 3×5×32", "--descriptor hog");

    internal static float[] Describe(PatchDescriptor descriptor, byte[] image, int view)
    {
        var vector = Enumerable.Repeat(float.NaN, descriptor.Length).ToArray();
        descriptor.Describe(image, view, vector);
        return vector;
    }
}
