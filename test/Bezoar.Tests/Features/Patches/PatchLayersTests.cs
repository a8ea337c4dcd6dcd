using Bezoar.Data;
using Bezoar.Features.Patches;

namespace Bezoar.Tests.Features.Patches;

public class PatchLayersTests
{
    private static readonly ImageShape Colour = new(3, 32, 32);
    private static readonly PatchOptions Small = new() { Sizes = [4], Filters = 48 };

    /// <summary>The windows of a reach so long are next to flat: the one cell is the mean over all positions.</summary>
    [Theory]
    [InlineData(3, 32, 32)]
    [InlineData(1, 19, 90)]
    public void EqualTheirDefinition(int channels, int height, int width)
    {
        var shape = new ImageShape(channels, height, width);
        var options = Small with { Cells = 1, Reach = 16 };
        var image = HogDescriptorTests.Noise(shape, 2);
        var expected = ScalarPatches.SingleCell(shape, options, image);
        var actual = CellsOf(shape, options, image);
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < actual.Length; i++) Assert.Equal(expected[i], actual[i], 2e-3);
    }

    [Fact]
    public void SizesStandSideBySideInEachCell()
    {
        var image = HogDescriptorTests.Noise(Colour, 7);
        var both = CellsOf(Colour, Small with { Sizes = [4, 6] }, image);
        var (four, six) = (CellsOf(Colour, Small, image), CellsOf(Colour, Small with { Sizes = [6] }, image));
        const int Length = 2 * 48;
        for (var cell = 0; cell < 16; cell++)
        {
            Bits.Equal(four.AsSpan(cell * Length, Length).ToArray(), both.AsSpan(2 * cell * Length, Length).ToArray());
            Bits.Equal(six.AsSpan(cell * Length, Length).ToArray(), both.AsSpan((2 * cell + 1) * Length, Length).ToArray());
        }
    }

    internal static float[] CellsOf(ImageShape shape, PatchOptions options, byte[] image)
    {
        var layers = new PatchLayers(shape, BanksOf(shape, options), options);
        return layers.LookAt(image, mirrored: false).Cells.Slice(0, layers.CellCount * layers.CellLength).ToArray();
    }

    internal static FilterBank[] BanksOf(ImageShape shape, PatchOptions options) =>
        [.. options.Sizes.Select(size => FilterBank.Create(new(shape.Channels, size), options))];
}
