using Bezoar.Learning.Networks.Losses;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Schedules;
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

    [Theory]
    [InlineData(0, "bf2c764ff868837571190af8ac21bdbb")]
    [InlineData(1, "d5114a5088d98cf8efe2383dab29afd7")]
    [InlineData(2, "465a6231e92ce933b0088bd15204cbcb")]
    [InlineData(3, "221511095566efb056b19296c86d541d")]
    [InlineData(4, "8e651004454ac4bed51fd53beedb072a")]
    public void Optimizers(int options, string expected)
    {
        var all = ((IEnumerable<object[]>)Weights.Options).Select(row => (OptimizerOptions)row[0]).ToArray();
        Assert.Equal(expected, Bits.Hash<float>(Weights.After(4, all[options], 2, 70, Piece.MostNumbers + 9, 2 * Piece.MostNumbers)));
    }
}
