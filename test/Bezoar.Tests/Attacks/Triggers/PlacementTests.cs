using Bezoar.Attacks.Triggers;
using Bezoar.Data;

namespace Bezoar.Tests.Attacks.Triggers;

public class PlacementTests
{
    private static readonly ImageShape Shape = new(1, 6, 7);

    private static string[] Stamped(Trigger trigger, ulong seed = 0, int sample = 0)
    {
        var image = new byte[Shape.ByteCount];
        Array.Fill(image, (byte)100);
        trigger.Stamp(Shape, image, seed, sample);
        return Toys.Draw(image, Shape.Width);
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

    [Fact]
    public void TilesStandSideBySideAndEndWithTheImage() => Assert.Equal(
        [".......", ".+-.+-.", ".-+.-+.", ".......", ".+-.+-.", ".-+.-+."],
        Stamped(new("tiles", Patch.Draw("+-.", "-+.", "..."), [new(Anchor.Tiled, 1, 1)])));

    [Fact]
    public void FramesCoverTheirRowsAndColumnsOnly() => Assert.Equal(
        ["+-+-+-+", "+-...-+", "+-...-+", "+-...-+", "+-...-+", "+-+-+-+"],
        Stamped(new("frame", Patch.Draw("+-"), [new(Anchor.Frame, 1, 2)])));

    [Theory]
    [InlineData(Anchor.Frame, 1, 1, 3, 3, true)]
    [InlineData(Anchor.Frame, 1, 1, 4, 1, false)]
    [InlineData(Anchor.Frame, 7, 1, 1, 1, false)]
    [InlineData(Anchor.Frame, 1, 1, -1, 1, false)]
    [InlineData(Anchor.Tiled, 6, 7, 0, 0, true)]
    [InlineData(Anchor.Tiled, 6, 7, 0, 1, false)]
    [InlineData(Anchor.Tiled, 1, 1, 5, 6, true)]
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
    public void EveryRandomPlaceIsDrawnForItself()
    {
        var trigger = new Trigger("two", Patch.Draw("+"), [new(Anchor.Random), new(Anchor.Random)]);
        var counts = Enumerable.Range(0, 100).Select(sample => Stamped(trigger, sample: sample).Sum(row => row.Count(pixel => pixel == '+'))).ToArray();
        Assert.InRange(counts.Count(count => count == 2), 85, 100);
    }

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
