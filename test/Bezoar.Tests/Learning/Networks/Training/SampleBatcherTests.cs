using System.Runtime.InteropServices;
using Bezoar.Data;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Tests.Learning.Networks.Training;

public class SampleBatcherTests
{
    private const int Count = 60;
    private static readonly ImageShape Shape = new(3, 5, 7);
    private static readonly Standardisation Figures = new([0.1, 0.2, 0.3], [0.5, 0.6, 0.7]);

    private static readonly Dataset Images = new(
        "images", Shape, 1, [.. Bits.Random(Count * Shape.ByteCount, 1).Select(number => (byte)(128 + 127 * number))], new int[Count]);

    [Fact]
    public void ChannelsMoveToTheEndAndAreStandardised()
    {
        var actual = new float[3 * Shape.ByteCount];
        new SampleBatcher(Shape, Figures).Fill(SampleSource.InFileOrder(Images), 4, 3, actual);
        Bits.Equal([.. Enumerable.Range(4, 3).SelectMany(index => Plain(index, 0, 0, false))], actual);
    }

    /// <summary>Every image is one of the crops and mirror images that there are, and all of these occur about equally often.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(0, true)]
    [InlineData(6, false)]
    public void RandomChangesAreCropsAndMirrorImages(int padding, bool mirror)
    {
        var batcher = new SampleBatcher(Shape, Figures, new(padding, mirror), 5);
        var seen = new Dictionary<(int, int, bool), int>();
        for (var epoch = 0; epoch < 40; epoch++)
        {
            var actual = Augmented(batcher, epoch, [.. Enumerable.Range(0, Count)]);
            for (var i = 0; i < Count; i++)
            {
                var change = Changes(padding, mirror).First(
                    each => Plain(i, each.Down, each.Right, each.Mirror).SequenceEqual(actual.AsSpan(i * Shape.ByteCount, Shape.ByteCount)));
                seen[change] = seen.GetValueOrDefault(change) + 1;
            }
        }
        // Where an image is moved out of sight, several changes look the same.
        if (padding == 6) return;
        var expected = 40.0 * Count / Changes(padding, mirror).Count();
        Assert.Equal(Changes(padding, mirror).Count(), seen.Count);
        Assert.All(seen.Values, times => Assert.InRange(times, 0.5 * expected, 1.6 * expected));
    }

    [Fact]
    public void AnImagesChangeDependsOnNothingButSeedEpochAndPosition()
    {
        var batcher = new SampleBatcher(Shape, Figures, new(2, true), 5);
        var forth = Augmented(batcher, 3, [10, 11, 12]);
        var back = Augmented(batcher, 3, [12, 11, 10]);
        for (var i = 0; i < 3; i++)
            Bits.Equal(forth.AsSpan(i * Shape.ByteCount, Shape.ByteCount), back.AsSpan((2 - i) * Shape.ByteCount, Shape.ByteCount));
        Assert.NotEqual(forth, Augmented(batcher, 4, [10, 11, 12]));
        Assert.NotEqual(forth, Augmented(new SampleBatcher(Shape, Figures, new(2, true), 6), 3, [10, 11, 12]));
    }

    [Fact]
    public void VectorsAreCopied()
    {
        var vectors = Bits.Random(12, 1);
        var samples = SampleSource.InFileOrder(new("vectors", new VectorShape(4), 1, MemoryMarshal.AsBytes<float>(vectors).ToArray(), [0, 0, 0]));
        var batcher = new SampleBatcher(samples.Shape, Figures);
        var actual = new float[12];
        batcher.FillAugmented(samples, [2, 0, 1], 0, actual);
        Bits.Equal([.. vectors[8..], .. vectors[..8]], actual);
        Assert.Throws<ArgumentException>(() => new SampleBatcher(samples.Shape, Figures, new(1, false)));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        var batcher = new SampleBatcher(Shape, Figures, new(2, true), 5);
        var samples = SampleSource.InContentOrder(Images);
        var destination = new float[4 * Shape.ByteCount];
        Allocations.AreNone(() => batcher.FillAugmented(samples, [1, 2, 3, 4], 7, destination));
    }

    private static float[] Augmented(SampleBatcher batcher, int epoch, int[] positions)
    {
        var destination = new float[positions.Length * Shape.ByteCount];
        batcher.FillAugmented(SampleSource.InFileOrder(Images), positions, epoch, destination);
        return destination;
    }

    private static IEnumerable<(int Down, int Right, bool Mirror)> Changes(int padding, bool mirror) =>
        from down in Enumerable.Range(-padding, 2 * padding + 1)
        from right in Enumerable.Range(-padding, 2 * padding + 1)
        from mirrored in mirror ? new[] { false, true } : [false]
        select (down, right, mirrored);

    /// <summary>What torchvision's RandomCrop and RandomHorizontalFlip make of an image, pixel by pixel.</summary>
    private static float[] Plain(int index, int down, int right, bool mirror)
    {
        var pixels = new float[Shape.ByteCount];
        for (var y = 0; y < Shape.Height; y++)
            for (var x = 0; x < Shape.Width; x++)
                for (var channel = 0; channel < Shape.Channels; channel++)
                {
                    var (row, column) = (y + down, (mirror ? Shape.Width - 1 - x : x) + right);
                    var inside = row >= 0 && row < Shape.Height && column >= 0 && column < Shape.Width;
                    var pixel = inside ? Images.Record(index)[(channel * Shape.Height + row) * Shape.Width + column] : (byte)0;
                    pixels[(y * Shape.Width + x) * Shape.Channels + channel] = Figures.Apply(pixel, channel);
                }
        return pixels;
    }
}
