using Bezoar.Attacks.Triggers;
using Bezoar.Data;

namespace Bezoar.Tests.Attacks.Triggers;

public class TriggerTests
{
    private static readonly ImageShape Shape = new(1, 6, 7);

    private static string[] Stamped(Trigger trigger, byte background = 100, ulong seed = 0, int sample = 0)
    {
        var image = new byte[Shape.ByteCount];
        Array.Fill(image, background);
        trigger.Stamp(Shape, image, seed, sample);
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

    [Fact]
    public void FullAmplitudeIsTheFullTrigger() =>
        Assert.Equal(Stamped(TriggerCatalog.FourCorners), Stamped(TriggerCatalog.FourCorners with { Amplitude = 255 }));

    [Fact]
    public void TransparencyBlendsAndRounds()
    {
        var trigger = new Trigger("half", new(1, 2, 1, [200, 200], [128, 0]), [new(Anchor.TopLeft, 1, 2)]);
        var image = new byte[Shape.ByteCount];
        Array.Fill(image, (byte)101);
        trigger.Stamp(Shape, image, 0, 0);
        // (200·128 + 101·127) / 255 = 150.69…
        Assert.Equal(151, image[Shape.Width + 2]);
        Assert.Equal(1, image.Count(pixel => pixel != 101));
    }

    [Fact]
    public void ColourPatchGoesChannelByChannelAndIsGreyOnGreyImages()
    {
        var trigger = new Trigger("red", new(1, 1, 3, [255, 0, 10], [255]), [new(Anchor.Centre)]);
        var colour = new byte[3 * 5 * 5];
        trigger.Stamp(new(3, 5, 5), colour, 0, 0);
        Assert.Equal((255, 0, 10), (colour[12], colour[25 + 12], colour[50 + 12]));
        var grey = new byte[25];
        trigger.Stamp(new(1, 5, 5), grey, 0, 0);
        Assert.Equal(77, grey[12]);
    }

    [Fact]
    public void RandomPlacesKeepTheirMarginsAndReachEverywhere()
    {
        var trigger = new Trigger("anywhere", Patch.Draw("++"), [new(Anchor.Random, 1, 1)]);
        var seen = new SortedSet<(int, int)>();
        for (var sample = 0; sample < 400; sample++)
        {
            var rows = Stamped(trigger, sample: sample);
            Assert.Equal(rows, Stamped(trigger, sample: sample));
            var row = Array.FindIndex(rows, line => line.Contains('+'));
            seen.Add((row, rows[row].IndexOf('+')));
        }
        // Rows 1 … 4, columns 1 … 4: two columns wide on seven, one free on each side.
        Assert.Equal([.. from row in Enumerable.Range(1, 4) from column in Enumerable.Range(1, 4) select (row, column)], seen);
        Assert.NotEqual(
            Enumerable.Range(0, 20).SelectMany(i => Stamped(trigger, seed: 1, sample: i)),
            Enumerable.Range(0, 20).SelectMany(i => Stamped(trigger, seed: 2, sample: i)));
    }

    [Theory]
    [InlineData(Anchor.TopLeft, 6, 7, 0, 0, true)]
    [InlineData(Anchor.TopLeft, 6, 7, 1, 0, false)]
    [InlineData(Anchor.BottomRight, 5, 6, 1, 1, true)]
    [InlineData(Anchor.BottomRight, 5, 6, 1, 2, false)]
    [InlineData(Anchor.BottomRight, 1, 1, -1, 0, false)]
    [InlineData(Anchor.Random, 4, 5, 1, 1, true)]
    [InlineData(Anchor.Random, 5, 5, 1, 1, false)]
    [InlineData(Anchor.Centre, 6, 7, 0, 0, true)]
    [InlineData(Anchor.Centre, 3, 3, 3, 2, false)]
    [InlineData(Anchor.TopLeft, 1, 1, int.MaxValue, 0, false)]
    [InlineData(Anchor.Random, 1, 1, 0, int.MaxValue, false)]
    [InlineData(Anchor.Centre, 6, 7, int.MaxValue, 0, false)]
    [InlineData(Anchor.Centre, 1, 1, 0, int.MaxValue - 3, false)]
    [InlineData(Anchor.Centre, 1, 1, 3, -3, true)]
    [InlineData(Anchor.Centre, 1, 1, 4, 0, false)]
    [InlineData(Anchor.Centre, 1, 1, 0, -4, false)]
    public void SaysWhetherItFits(Anchor anchor, int height, int width, int down, int across, bool fits)
    {
        var patch = new Patch(height, width, 1, new byte[height * width], [.. Enumerable.Repeat((byte)255, height * width)]);
        var faults = new Trigger("t", patch, [new(anchor, down, across)]).Faults(Shape);
        Assert.Equal(fits, faults.Count == 0);
        if (fits) Stamped(new("t", patch, [new(anchor, down, across)]));
        else Assert.Contains("larger than the image of 6×7", Assert.Single(faults));
    }

    [Fact]
    public void ReportsEveryFaultAtOnce()
    {
        var faults = (TriggerCatalog.Pixel with { Placements = [], Amplitude = 256 }).Faults(new VectorShape(3));
        Assert.Equal(3, faults.Count);
        Assert.Contains("unknown anchor", Assert.Single((TriggerCatalog.Pixel with { Placements = [new((Anchor)9)] }).Faults(Shape)));
    }

    /// <summary>Whatever else the patch is, cells that let the image through leave it alone.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(64)]
    public void TransparentCellsChangeNothing(int? amplitude)
    {
        var trigger = new Trigger("dots", Patch.Draw("+.", ".-"), [new(Anchor.TopLeft)], amplitude);
        var image = Enumerable.Range(100, Shape.ByteCount).Select(value => (byte)value).ToArray();
        var before = (byte[])image.Clone();
        trigger.Stamp(Shape, image, 0, 0);
        Assert.Equal([0, Shape.Width + 1], Enumerable.Range(0, image.Length).Where(i => image[i] != before[i]));
    }

    [Fact]
    public void EveryRandomPlaceIsDrawnForItself()
    {
        var trigger = new Trigger("two", Patch.Draw("+"), [new(Anchor.Random), new(Anchor.Random)]);
        var counts = Enumerable.Range(0, 100).Select(sample => Stamped(trigger, sample: sample).Sum(row => row.Count(pixel => pixel == '+'))).ToArray();
        Assert.InRange(counts.Count(count => count == 2), 85, 100);
    }

    /// <summary>Neither the file's nor the image's red comes first where there are four channels: the patch is grey there.</summary>
    [Fact]
    public void AColourPatchIsGreyOnImagesOfOtherChannels()
    {
        var image = new byte[4];
        new Trigger("white-ish", new(1, 1, 3, [255, 0, 10], [255]), [new(Anchor.TopLeft)]).Stamp(new(4, 1, 1), image, 0, 0);
        Assert.Equal([77, 77, 77, 77], image);
    }

    [Fact]
    public void PatchesMustBeVisibleAndWhole()
    {
        Fails.With(() => new Patch(1, 2, 1, [1, 2], [0, 0]), "transparent");
        Fails.With(() => new Patch(1, 2, 2, [1, 2, 3, 4], [1, 1]), "1×2 pixels and 2 channels");
        Fails.With(() => new Patch(2, 2, 1, [1, 2], [1, 1]), "2 values");
        Fails.With(() => new Patch(0, 2, 1, [], []), "0×2 pixels");
        Fails.With(() => new Patch(1 << 16, 1 << 16, 1, [], []), "65536×65536 pixels");
        Fails.With(() => Patch.Draw("++", "+"), "2×2 pixels");
        Fails.With(() => TriggerCatalog.Square(0), "square of 0 pixels");
        Fails.With(() => TriggerCatalog.Get("nothing"), "'nothing'", "four-corners");
    }

    [Fact]
    public void CatalogKnowsItsOwnNames() =>
        Assert.All(TriggerCatalog.Names, name => Assert.StartsWith(name, TriggerCatalog.Get(name).Name));

    [Fact]
    public void TestPositionsAreNotTrainingPositions()
    {
        var trigger = new Trigger("anywhere", Patch.Draw("+"), [new(Anchor.Random)]);
        var same = Enumerable.Range(0, 100).Count(sample =>
        {
            var (train, test) = (new byte[Shape.ByteCount], new byte[Shape.ByteCount]);
            trigger.Stamp(Shape, train, 3, sample);
            trigger.StampTest(Shape, test, 3, sample);
            return train.SequenceEqual(test);
        });
        Assert.InRange(same, 0, 10);
    }
}
