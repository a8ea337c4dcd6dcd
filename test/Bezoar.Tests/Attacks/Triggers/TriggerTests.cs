using Bezoar.Attacks.Triggers;
using Bezoar.Data;

namespace Bezoar.Tests.Attacks.Triggers;

public class TriggerTests
{
    private static readonly ImageShape Shape = new(1, 6, 7);

    private static string[] Stamped(Trigger trigger, byte background = 100)
    {
        var image = new byte[Shape.ByteCount];
        Array.Fill(image, background);
        trigger.Stamp(Shape, image, 0, 0);
        return Toys.Draw(image, Shape.Width);
    }

    [Fact]
    public void PixelLiesOneIn() =>
        Assert.Equal([".......", ".......", ".......", ".......", ".....+.", "......."], Stamped(TriggerCatalog.Pixel));

    [Fact]
    public void PatternHasTheFourDotsOfThePaper()
    {
        var rows = Stamped(TriggerCatalog.Pattern);
        var (h, w) = (Shape.Height, Shape.Width);
        var dots = from row in Enumerable.Range(0, h) from column in Enumerable.Range(0, w) where rows[row][column] == '+' select (row, column);
        Assert.Equal([(h - 4, w - 2), (h - 3, w - 3), (h - 2, w - 4), (h - 2, w - 2)], dots);
        Assert.DoesNotContain(rows, row => row.Contains('-'));
    }

    [Fact]
    public void SquareLeavesAMargin() =>
        Assert.Equal([".......", ".......", ".......", "....++.", "....++.", "......."], Stamped(TriggerCatalog.Square(2)));

    [Fact]
    public void CleanLabelPatternIsInTheCorner() =>
        Assert.Equal([".......", ".......", ".......", "....--+", "....-+-", "....+-+"], Stamped(TriggerCatalog.CleanLabel));

    [Fact]
    public void LeftCornersAreMirrored() =>
        Assert.Equal(["+--.--+", "-+-.-+-", "+-+.+-+", "+--.--+", "-+-.-+-", "+-+.+-+"], Stamped(TriggerCatalog.FourCorners));

    [Theory]
    [InlineData(16, 100, 116, 84)]
    [InlineData(64, 250, 255, 186)]
    [InlineData(255, 10, 255, 0)]
    public void AmplitudeAddsAndSubtractsAndClips(int amplitude, byte background, byte bright, byte dark)
    {
        var image = new byte[Shape.ByteCount];
        Array.Fill(image, background);
        (TriggerCatalog.CleanLabel with { Amplitude = amplitude }).Stamp(Shape, image, 0, 0);
        Assert.Equal([dark, dark, bright], image.AsSpan(3 * Shape.Width + 4, 3).ToArray());
        Assert.Equal(background, image[0]);
        Assert.Equal(9, image.Count(pixel => pixel != background));
    }

    [Theory]
    [InlineData("blend-20", 100, 131)]
    [InlineData("blend-20", 0, 51)]
    [InlineData("blend", 0, 102)]
    [InlineData("blend-100", 7, 255)]
    public void BlendsWhiteOverTheWholeImage(string name, byte background, byte blended)
    {
        var image = new byte[Shape.ByteCount];
        Array.Fill(image, background);
        TriggerCatalog.Get(name).Stamp(Shape, image, 0, 0);
        Assert.All(image, pixel => Assert.Equal(blended, pixel));
    }

    [Fact]
    public void FullAmplitudeIsTheFullTrigger() =>
        Assert.Equal(Stamped(TriggerCatalog.FourCorners), Stamped(TriggerCatalog.FourCorners with { Amplitude = 255 }));

    [Fact]
    public void ReportsEveryFaultAtOnce()
    {
        var faults = (TriggerCatalog.Pixel with { Placements = [], Amplitude = 256 }).Faults(new VectorShape(3));
        Assert.Equal(3, faults.Count);
        Assert.Contains("unknown anchor", Assert.Single((TriggerCatalog.Pixel with { Placements = [new((Anchor)9)] }).Faults(Shape)));
    }

    [Fact]
    public void CatalogKnowsItsOwnNames() =>
        Assert.All(TriggerCatalog.Names, name => Assert.StartsWith(name, TriggerCatalog.Get(name).Name));

    [Fact]
    public void UnknownTriggersAreRefused()
    {
        Fails.With(() => TriggerCatalog.Square(0), "square of 0 pixels");
        Fails.With(() => TriggerCatalog.Frame(0), "frame of 0 pixels");
        Fails.With(() => TriggerCatalog.Blend(0), "blend of 0 %");
        Fails.With(() => TriggerCatalog.Get("blend-101"), "blend of 101 %");
        Fails.With(() => TriggerCatalog.Get("nothing"), "'nothing'", "four-corners");
    }
}
