using Bezoar.Attacks.PoisonFrogs;
using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Tests.Attacks.PoisonFrogs;

/// <summary>The parts of a collision, against values that are computed by hand.</summary>
public class FeatureCollisionTests
{
    private static readonly ImageShape Shape = new(3, 1, 2);

    /// <summary>β₀·2048²/dim²: 0.25 on 32×32×3 pixels is a ninth, on InceptionV3's 299×299×3 next to nothing.</summary>
    [Theory]
    [InlineData(0.25, 32 * 32 * 3, 1.0 / 9)]
    [InlineData(0.25, 2048, 0.25)]
    [InlineData(0.25, 299 * 299 * 3, 1.4577150e-5)]
    [InlineData(0.001, 128 * 128 * 3, 1.736111e-6)]
    public void BetaFollowsTheDimensionOfTheBase(double similarity, int dimension, double beta) =>
        Assert.Equal(beta, new FeatureCollisionOptions { Similarity = similarity }.Beta(dimension, 123), 1e-6 * beta);

    /// <summary>A change of ten levels in every pixel weighs a quarter of the squared distance.</summary>
    [Fact]
    public void BetaIsFittedToTheDistanceOtherwise() =>
        Assert.Equal(0.25 * 8, new FeatureCollisionOptions().Beta(3072, 8) * 3072 * 10 * 10, 1e-9);

    /// <summary>γt + (1 − γ)b, rounded to bytes: whatever has arrived at once is nothing but that.</summary>
    [Fact]
    public void TheWatermarkIsBlendedIn()
    {
        byte[] from = [100, 0, 255, 10, 7, 200], target = [200, 255, 0, 11, 7, 90], poison = new byte[6];
        using var network = new Network(new("features", TensorShape.Of(Shape), [new Flatten(), new FullyConnected(4)]), 1);
        var collision = FeatureCollision.Run(
            network, Standardisation.None, Shape, from, target, new() { Opacity = 0.3, StopShare = 1 }, Workers.Single, poison).Single();
        // 130, 76.5, 178.5, 10.3, 7, 167; halves go to the even number.
        Assert.Equal([130, 76, 178, 10, 7, 167], poison);
        Assert.Equal(10 * Math.Log10(255.0 * 255 * 6 / (30 * 30 + 76 * 76 + 77 * 77 + 33 * 33)), collision.Psnr, 1e-6);
    }

    [Fact]
    public void PeakSignalToNoiseIsInDecibels()
    {
        // Mean square 50; a whole range away; and nothing at all.
        Assert.Equal(10 * Math.Log10(65025 / 50.0), PeakSignalToNoise.Of([0, 90], [10, 90]), 1e-9);
        Assert.Equal(0, PeakSignalToNoise.Of([0, 255], [255, 0]), 1e-9);
        Assert.Equal(double.PositiveInfinity, PeakSignalToNoise.Of([3, 4], [3, 4]));
    }
}
