using Bezoar.Attacks.Triggers;
using Bezoar.Data;

namespace Bezoar.Tests.Attacks.Triggers;

public class PatchTests
{
    private static readonly ImageShape Shape = new(1, 6, 7);

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
    }
}
