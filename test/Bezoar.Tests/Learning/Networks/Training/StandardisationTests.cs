using Bezoar.Data;
using Bezoar.Learning.Networks.Training;
using Bezoar.Partitioning;

namespace Bezoar.Tests.Learning.Networks.Training;

public class StandardisationTests
{
    private static readonly ImageShape Shape = new(2, 2, 3);
    private static readonly byte[] Records = [.. Bits.Random(5 * 12, 3).Select(number => (byte)(128 + 120 * number))];
    private static readonly SampleSource Samples = SampleSource.InFileOrder(new("sample", Shape, 2, Records, [0, 1, 0, 1, 1]));

    [Fact]
    public void MeasuresAllPixelsTogether()
    {
        var measured = Standardisation.Measure(Samples, StandardisationKind.AllPixels);
        Check([.. Records.Select(value => value / 255.0)], Assert.Single(measured.Means), Assert.Single(measured.Deviations));
    }

    [Fact]
    public void MeasuresEveryChannelByItself()
    {
        var measured = Standardisation.Measure(Samples, StandardisationKind.PerChannel);
        for (var channel = 0; channel < 2; channel++)
        {
            double[] pixels = [.. Records.Where((_, i) => i / 6 % 2 == channel).Select(value => value / 255.0)];
            Check(pixels, measured.Means[channel], measured.Deviations[channel]);
            Assert.Equal((100 / 255.0 - measured.Means[channel]) / measured.Deviations[channel], measured.Apply(100, channel), 1e-6);
        }
    }

    [Fact]
    public void NoneLeavesBytesBetween0And1()
    {
        var none = Standardisation.Measure(Samples, StandardisationKind.None);
        Assert.Equal([0, 0.2f, 1], [none.Apply(0, 1), none.Apply(51, 1), none.Apply(255, 1)]);
    }

    /// <summary>One colour everywhere, a single pixel, vectors: nothing to divide by.</summary>
    [Fact]
    public void WhereNothingVariesNothingIsDivided()
    {
        foreach (var flat in (Dataset[])[new("flat", new ImageShape(1, 2, 2), 1, [7, 7, 7, 7], [0]), new("pixel", new ImageShape(1, 1, 1), 1, [7], [0])])
        {
            var measured = Standardisation.Measure(SampleSource.InFileOrder(flat), StandardisationKind.AllPixels);
            Assert.Equal(7 / 255.0, Assert.Single(measured.Means), 1e-15);
            Assert.Equal([1], measured.Deviations);
        }
        var vectors = SampleSource.InFileOrder(new("vectors", new VectorShape(1), 1, BitConverter.GetBytes(3f), [0]));
        Assert.Same(Standardisation.None, Standardisation.Measure(vectors, StandardisationKind.PerChannel));
    }

    [Fact]
    public void FiguresMustBeUsable()
    {
        Assert.Throws<ArgumentException>(() => new Standardisation([], []));
        Assert.Throws<ArgumentException>(() => new Standardisation([1], [1, 1]));
        Assert.Throws<ArgumentException>(() => new Standardisation([1], [0]));
        Assert.Throws<ArgumentException>(() => new Standardisation([double.NaN], [1]));
    }

    [RequiresDatasetFact("mnist")]
    public void APartitionOfMnistHasThePapersFigures()
    {
        var partition = HashPartitioner.Partition(new(RealData.Get("mnist").Train), 1200)[new(0)];
        var measured = Standardisation.Measure(SampleSource.Of(partition), StandardisationKind.AllPixels);
        Assert.Equal(0.13412639, measured.Means[0], 5e-8);
        Assert.Equal(0.30968076, measured.Deviations[0], 5e-8);
    }

    private static void Check(double[] pixels, double mean, double deviation)
    {
        var average = pixels.Average();
        Assert.Equal(average, mean, 1e-14);
        Assert.Equal(Math.Sqrt(pixels.Sum(pixel => (pixel - average) * (pixel - average)) / (pixels.Length - 1)), deviation, 1e-14);
    }
}
