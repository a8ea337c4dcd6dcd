using Bezoar.Data;
using Bezoar.Data.Digits;
using Bezoar.Numerics;
using static Bezoar.Data.Digits.Digits;

namespace Bezoar.Tests.Data.Digits;

public class DigitsTests
{
    private const int Side = 28;

    private static readonly DigitsOptions Few = new() { TrainCount = 200, TestCount = 50 };

    private static readonly Lazy<DatasetSplits> Default = new(() => Create(new(), new Workers(2)));

    /// <summary>Published results carry digests of these images: change them only on purpose, and say so in the changelog.</summary>
    [Fact, Trait("Category", "Determinism")]
    public void KeepsItsBits()
    {
        var digits = Create(Few, Workers.Single);
        Assert.Equal("f2f4fac5c1c3c550fb91f516cc55b7e1925cb23e44f384b99a72f82d09d3aaef", digits.Train.Digest);
        Assert.Equal("1bc21a9e4f13388e34fbcda8326f12eb638fba7b5db60044f4183945dd8cfb69", digits.Test.Digest);
    }

    [Fact]
    public void DoesNotDependOnTheNumberOfThreads()
    {
        var (one, two) = (Create(Few, Workers.Single), Create(Few, new Workers(2)));
        Assert.True(one.Train.Records.SequenceEqual(two.Train.Records));
        Assert.True(one.Test.Records.SequenceEqual(two.Test.Records));
    }

    [Fact]
    public void DrawsEachImageAloneAsAmongOthers()
    {
        var digits = Create(Few, Workers.Single);
        var image = new byte[Side * Side];
        DrawImage(7, Few, 17, image);
        Assert.Equal(digits.Train.Record(17), image);
        DrawImage(3, Few, TestStreams + 43, image);
        Assert.Equal(digits.Test.Record(43), image);
    }

    [Fact]
    public void LeavesTheFirstImagesAsTheyAreWhenThereAreMore()
    {
        var (few, more) = (Create(Few, Workers.Single), Create(Few with { TrainCount = 300, TestCount = 90 }, Workers.Single));
        Assert.True(more.Train.Records.StartsWith(few.Train.Records));
        Assert.True(more.Test.Records.StartsWith(few.Test.Records));
    }

    [Fact]
    public void ChangesEveryImageWithTheSeed()
    {
        var (zero, other) = (Create(Few, Workers.Single), Create(Few with { Seed = 1UL << 40 }, Workers.Single));
        for (var i = 0; i < zero.Train.Count; i++) Assert.False(zero.Train.Record(i).SequenceEqual(other.Train.Record(i)));
    }

    [Theory]
    [InlineData(200, 50)]
    [InlineData(13, 7)]
    public void BalancesTheClasses(int train, int test)
    {
        var digits = Create(new() { TrainCount = train, TestCount = test }, new Workers(2));
        foreach (var split in (Dataset[])[digits.Train, digits.Test])
        {
            var counts = new int[split.ClassCount];
            foreach (var label in split.Labels) counts[label]++;
            Assert.Equal(10, counts.Length);
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
        Assert.Equal((train, test), (digits.Train.Count, digits.Test.Count));
    }

    [Fact]
    public void ShowsNoImageTwice()
    {
        var seen = new HashSet<string>();
        foreach (var split in (Dataset[])[Default.Value.Train, Default.Value.Test])
            for (var i = 0; i < split.Count; i++) Assert.True(seen.Add(Convert.ToBase64String(split.Record(i))), $"{split.Name} {i}");
    }

    [Fact]
    public void IsAboutAsHardForPixelsAsMnist()
    {
        const int TestCount = 500;
        var (train, test) = (Default.Value.Train, Default.Value.Test);
        // Arrays: in an unoptimised build they are several times faster than spans.
        var (records, images) = (train.Records.ToArray(), test.Records.ToArray());
        var right = new int[TestCount];
        new Workers(2).For(TestCount, i =>
            right[i] = train.Labels[NearestNeighbour(records, images, i * Side * Side)] == test.Labels[i] ? 1 : 0);
        Assert.InRange(right.Sum() / (double)TestCount, 0.85, 0.97);
    }

    [Fact]
    public void CentresInkOnBlankPaper()
    {
        // The strokes' centre of mass is placed; a pen that is pressed unevenly moves that of the ink a little.
        var reach = new DigitsOptions().Translation + 2;
        foreach (var split in (Dataset[])[Default.Value.Train, Default.Value.Test])
            for (var i = 0; i < split.Count; i++)
            {
                var (ink, border, x, y, darkest) = (0.0, 0.0, 0.0, 0.0, 0);
                var image = split.Record(i);
                for (var pixel = 0; pixel < image.Length; pixel++)
                {
                    var (row, column) = (pixel / Side, pixel % Side);
                    ink += image[pixel];
                    x += image[pixel] * (column + 0.5);
                    y += image[pixel] * (row + 0.5);
                    if (row is 0 or Side - 1 || column is 0 or Side - 1) border += image[pixel];
                    darkest = Math.Max(darkest, image[pixel]);
                }
                Assert.InRange(darkest, 200, 255);
                Assert.InRange(border / ink, 0, 0.02);
                Assert.InRange(ink / 255, 15, 350);
                Assert.InRange(x / ink, Side / 2.0 - reach, Side / 2.0 + reach);
                Assert.InRange(y / ink, Side / 2.0 - reach, Side / 2.0 + reach);
            }
    }

    [Fact]
    public void RefusesToRepeatItself()
    {
        var tame = new DigitsOptions { TrainCount = 500, PenWidthVariation = 0, PressureVariation = 0, Jitter = 0, Elasticity = 0 };
        tame = tame with { Slant = 0, Rotation = 0, WidthVariation = 0, Scale = 0, Translation = 0, Noise = 0 };
        var fault = Assert.Throws<BezoarException>(() => Create(tame, Workers.Single));
        Assert.Matches(@"^digits: digits train image \d+ came out equal to digits train image \d+; raise Jitter", fault.Message);
    }

    private static int NearestNeighbour(byte[] records, byte[] images, int image)
    {
        var (nearest, least) = (-1, int.MaxValue);
        for (var record = 0; record < records.Length; record += Side * Side)
        {
            var distance = 0;
            // From the middle on, where images differ most, and not a row farther than it can matter.
            for (var step = 0; step < Side && distance < least; step++)
            {
                var row = (Side / 2 + step) % Side * Side;
                for (var pixel = row; pixel < row + Side; pixel++)
                {
                    var difference = images[image + pixel] - records[record + pixel];
                    distance += difference * difference;
                }
            }
            if (distance < least) (nearest, least) = (record / (Side * Side), distance);
        }
        return nearest;
    }
}
