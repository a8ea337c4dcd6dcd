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
    public void EveryViewIsCentredAndHasUnitNorm(int channels, int height, int width)
    {
        var shape = new ImageShape(channels, height, width);
        var descriptor = new PatchDescriptor(shape, Small);
        Assert.Equal((9 * 2 * 48, 2), (descriptor.Length, descriptor.ViewCount));
        for (var view = 0; view < 2; view++)
        {
            var vector = Describe(descriptor, HogDescriptorTests.Noise(shape, 1), view);
            Assert.Equal(1, vector.Sum(value => (double)value * value), 1e-5);
            Assert.Equal(0, vector.Sum(value => (double)value), 1e-4);
        }
    }

    /// <summary>The windows of a reach so long are next to flat: the one cell is the mean over all positions.</summary>
    [Theory]
    [InlineData(3, 32, 32)]
    [InlineData(1, 19, 90)]
    public void EqualsItsDefinition(int channels, int height, int width)
    {
        var shape = new ImageShape(channels, height, width);
        var options = Small with { Cells = 1, Reach = 16, Copies = 0 };
        var image = HogDescriptorTests.Noise(shape, 2);
        var expected = ScalarPatches.SingleCell(shape, options, image);
        var mean = expected.Average();
        var norm = Math.Sqrt(expected.Sum(value => (value - mean) * (value - mean)));
        var actual = Describe(new(shape, options), image, 0);
        for (var i = 0; i < actual.Length; i++) Assert.Equal((expected[i] - mean) / norm, actual[i], 2e-3);
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

    [Fact]
    public void ABlankImageIsZero()
    {
        var descriptor = new PatchDescriptor(Colour, Small);
        Assert.All(Describe(descriptor, [.. Enumerable.Repeat((byte)77, Colour.ByteCount)], 0), value => Assert.Equal(0, value));
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
    public void SizesStandOneAfterTheOther()
    {
        var image = HogDescriptorTests.Noise(Colour, 7);
        var both = Describe(new(Colour, Small with { Sizes = [4, 6] }), image, 0);
        Assert.Equal(2 * 9 * 2 * 48, both.Length);
        // Centring and norm are those of the whole.
        var alone = Describe(new(Colour, Small), image, 0);
        var (a, b) = (both[5] - both[0], alone[5] - alone[0]);
        for (var i = 1; i < alone.Length; i++) Assert.Equal((both[i] - both[0]) / a, (alone[i] - alone[0]) / b, 1e-2f);
    }

    [Fact]
    public void SaysWhatItIs()
    {
        var descriptor = new PatchDescriptor(Colour, new() { Sizes = [4, 6], Filters = 32, Copies = 0 });
        Assert.Equal(FeatureProvenance.DataIndependent, descriptor.Provenance);
        Assert.Equal(
            "patches (4×4, 6×6, 32 filters each from drawn images, contrast +0.003, whitening +0.1, both signs over 1, 3×3 cells, reach 1.4, "
                + "square root, centred, unit norm), no copies",
            descriptor.Description);
        Assert.EndsWith(", mirrored copies", new PatchDescriptor(Colour, new()).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void APatchMustFitIntoTheImage() => Fails.With(
        () => new PatchDescriptor(new(3, 5, 32), new()), "patches of 6×6 pixels do not fit into images of 3×5×32", "--descriptor hog");

    internal static float[] Describe(PatchDescriptor descriptor, byte[] image, int view)
    {
        var vector = Enumerable.Repeat(float.NaN, descriptor.Length).ToArray();
        descriptor.Describe(image, view, vector);
        return vector;
    }
}
