using Bezoar.Data;
using Bezoar.Features;

namespace Bezoar.Tests.Features;

public class HogTests
{
    private static readonly ImageShape Grey = new(1, 28, 28);
    private static readonly HogOptions Options = new() { Cells = 4, CellSize = 6, Reach = 1.2f, DirectionThreshold = 0.8f };

    [Theory]
    // One lane per eighth of a turn, x to the right, y downwards.
    [InlineData(1, 0, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(0, 1, 2)]
    [InlineData(-1, 1, 3)]
    [InlineData(-1, 0, 4)]
    [InlineData(-1, -1, 5)]
    [InlineData(0, -1, 6)]
    [InlineData(1, -1, 7)]
    public void ARampCountsForItsDirectionAlone(int dx, int dy, int direction)
    {
        var histogram = Describe(Grey, Options, (_, y, x) => 0.5f + 0.01f * (dx * (x - 14) + dy * (y - 14)));
        for (var i = 0; i < histogram.Length; i++)
        {
            // At the border one of the two differences is halved, so that a diagonal ramp leans; cells inside do not see it.
            var inside = i / 8 / 4 is 1 or 2 && i / 8 % 4 is 1 or 2;
            if (inside || dx == 0 || dy == 0) Assert.Equal(i % 8 == direction, histogram[i] > 0);
        }
    }

    [Fact]
    public void ARampBetweenTwoDirectionsCountsForBothAlike()
    {
        // tan 22.5° = 0.41421356
        var histogram = Describe(Grey, Options with { Cells = 1, Reach = 1 }, (_, y, x) => 0.01f * (x + 0.41421356f * y));
        Assert.InRange(histogram[1] / histogram[0], 0.999f, 1.001f);
        Assert.Equal([0, 0, 0, 0, 0, 0], histogram[2..]);
    }

    [Fact]
    public void NoThresholdBlursOverHalfTheCircle()
    {
        var histogram = Describe(Grey, Options with { DirectionThreshold = 0 }, (_, _, x) => 0.01f * x);
        for (var i = 0; i < histogram.Length; i++) Assert.Equal(i % 8 is 0 or 1 or 7, histogram[i] > 0);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.7f)]
    public void AUniformImageHasNoEdges(float grey) =>
        Assert.All(Describe(Grey, Options, (_, _, _) => grey), value => Assert.Equal(0, value));

    [Fact]
    public void AMirroredImageHasTheMirroredHistogram()
    {
        var pixels = Bits.Random(28 * 28, 5);
        var histogram = Describe(Grey, Options, (_, y, x) => pixels[y * 28 + x]);
        var mirrored = Describe(Grey, Options, (_, y, x) => pixels[y * 28 + 27 - x]);
        var turned = Describe(Grey, Options, (_, y, x) => pixels[x * 28 + 27 - y]);
        for (var row = 0; row < 4; row++)
            for (var column = 0; column < 4; column++)
                for (var direction = 0; direction < 8; direction++)
                {
                    var value = histogram[(row * 4 + column) * 8 + direction];
                    Assert.Equal(value, mirrored[(row * 4 + 3 - column) * 8 + (12 - direction) % 8], 1e-4f);
                    // What points right at (row, column) points up after the turn, at (3 − column, row).
                    Assert.Equal(value, turned[((3 - column) * 4 + row) * 8 + (direction + 6) % 8], 1e-4f);
                }
    }

    [Fact]
    public void TheStrongestChannelCounts()
    {
        var shape = new ImageShape(3, 32, 32);
        var options = Options with { Cells = 5 };
        static float Strong(int y, int x) => (x * 7 + y * 3) % 11 * 0.09f;
        var all = Describe(shape, options, (channel, y, x) => channel == 1 ? Strong(y, x) : 0.3f * Strong(y, x));
        var alone = Describe(new(1, 32, 32), options, (_, y, x) => Strong(y, x));
        Assert.Equal(5 * 5 * 8, all.Length);
        Bits.Equal(alone, all);
    }

    [Fact]
    public void CellsSeeTheirOwnPartOfTheImage()
    {
        // An edge in the top left corner, out of reach of the cells at the other end.
        var histogram = Describe(Grey, HogOptions.FourPixelCells, (_, y, x) => y < 3 && x < 3 ? 1 : 0);
        Assert.Equal(7 * 7 * 8, histogram.Length);
        Assert.NotEqual(0, histogram.AsSpan(0, 8).ToArray().Max());
        for (var cell = 0; cell < 49; cell++)
            if (cell / 7 > 2 || cell % 7 > 2) Assert.Equal(new float[8], histogram.AsSpan(cell * 8, 8).ToArray());
    }

    private static float[] Describe(ImageShape shape, HogOptions options, Func<int, int, int, float> pixel)
    {
        var pixels = new float[shape.ByteCount];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = pixel(i / (shape.Height * shape.Width), i / shape.Width % shape.Height, i % shape.Width);
        var hog = new Hog(shape, options);
        var histogram = Enumerable.Repeat(float.NaN, hog.Length).ToArray();
        var scratch = Enumerable.Repeat(float.NaN, hog.ScratchLength).ToArray();
        // What stands beside the rows must not count.
        hog.Describe(PaddedPixels.Pack(shape, pixels, 123), scratch, histogram);
        return histogram;
    }
}
