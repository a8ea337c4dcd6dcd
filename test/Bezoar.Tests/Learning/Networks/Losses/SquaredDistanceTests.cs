using Bezoar.Learning.Networks.Losses;

namespace Bezoar.Tests.Learning.Networks.Losses;

public class SquaredDistanceTests
{
    [Fact]
    public void AddsUpASamplesNumbersAndAveragesSamples()
    {
        var gradient = new float[4];
        Assert.Equal(7, SquaredDistance.LossAndGradient([1, 2, 3, 4], [0, 0, 0, 4], 2, gradient));
        Assert.Equal([1, 2, 3, 0], gradient);
        Assert.Equal(14, SquaredDistance.LossAndGradient([1, 2, 3, 4], [0, 0, 0, 4], 2, gradient, Reduction.Sum));
        Assert.Equal([2, 4, 6, 0], gradient);
        var losses = new double[2];
        SquaredDistance.Losses([1, 2, 3, 4], [0, 0, 0, 4], losses);
        Assert.Equal([5, 9], losses);
    }

    [Fact]
    public void SizesMustFit()
    {
        Assert.Throws<ArgumentException>(() => SquaredDistance.LossAndGradient(new float[6], new float[5], 2, new float[6]));
        Assert.Throws<ArgumentException>(() => SquaredDistance.LossAndGradient(new float[6], new float[6], 4, new float[6]));
        Assert.Throws<ArgumentException>(() => SquaredDistance.LossAndGradient(new float[6], new float[6], 0, new float[6]));
        Assert.Throws<ArgumentException>(() => SquaredDistance.LossAndGradient(new float[6], new float[6], 2, new float[5]));
        Assert.Throws<ArgumentException>(() => SquaredDistance.Losses(new float[6], new float[6], []));
    }
}
