using Bezoar.Learning.Networks.Losses;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Schedules;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.Tests.Learning.Networks.Optimizers;
using Bezoar.Tests.Numerics;

namespace Bezoar.Tests.Learning.Networks.Training;

/// <inheritdoc cref="NumericsDeterminismTests"/>
[Trait("Category", "Determinism")]
public class TrainingDeterminismTests
{
    [Fact]
    public void Losses()
    {
        var (outputs, gradient) = (Bits.Random(9 * 21, 1), new float[9 * 21]);
        var loss = SoftmaxCrossEntropy.LossAndGradient(outputs, [0, 1, 2, 3, 4, 5, 6, 7, 20], gradient);
        var distance = SquaredDistance.LossAndGradient(outputs, Bits.Random(9 * 21, 2), 9, Bits.Random(9 * 21, 3));
        Assert.Equal("13edd8cdcaf56092857e7b495429eb6d", Bits.Hash<double>([loss, distance, .. gradient]));
    }

    [Fact]
    public void Logarithms()
    {
        double[] values = [.. Bits.Random(3000, 1).Select(number => Elementary.Log(1e-3 + 50 * Math.Abs(number)))];
        Assert.Equal("c3f95064774ab96800e9ce7822c0bee0", Bits.Hash<double>(values));
    }

    [Fact]
    public void LearningRates()
    {
        double[] factors = [.. Enumerable.Range(0, 90).Select(epoch => new CosineSchedule { WarmUpEpochs = 5 }.FactorAt(epoch, 90))];
        Assert.Equal("f2bf777b8c851690c7726ab519d6d297", Bits.Hash<double>(factors));
    }

    /// <summary>From images to weights: every kind of layer state, random changes, and a batch that is not full.</summary>
    [Fact]
    public void Training() =>
        Assert.Equal("dca126367bf8aa21dc44e0b74e59db0d", Bits.Hash<float>(TinyTraining.Weights(TinyTraining.Options, SampleSource.InContentOrder(TinyTraining.Train), threads: 2)));

    [Theory]
    [InlineData(0, "3f8b81ce318b33743d9ca176a5f24430")]
    [InlineData(1, "a42fae98d1c1b1a6e3d7b2da1d2d9698")]
    [InlineData(2, "6b31fff6b00a74551da0ab9aa22b64f2")]
    [InlineData(3, "f1378aff0486a3c9758dc4575006ff41")]
    [InlineData(4, "3ffd16adc73e96f36ef3db43097f6520")]
    public void Optimizers(int options, string expected)
    {
        var all = ((IEnumerable<object[]>)Weights.Options).Select(row => (OptimizerOptions)row[0]).ToArray();
        Assert.Equal(expected, Bits.Hash<float>(Weights.After(4, all[options], 2, 70, 40_009, 80_000)));
    }
}
