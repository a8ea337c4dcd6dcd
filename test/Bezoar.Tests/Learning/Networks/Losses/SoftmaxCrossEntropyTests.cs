using Bezoar.Learning.Networks.Losses;
using Bezoar.Tests.Reference;

namespace Bezoar.Tests.Learning.Networks.Losses;

public class SoftmaxCrossEntropyTests
{
    private static readonly float[] Outputs = [.. Bits.Random(5 * 17, 1).Select(number => 6 * number)];
    private static readonly int[] Labels = [3, 0, 16, 8, 3];

    [Fact]
    public void GivesWhatPyTorchGives()
    {
        var known = TorchReference.Read("layers.json").Single(each => each.GetProperty("op").GetString() == "softmaxCrossEntropy");
        int[] labels = [.. known.GetProperty("attributes").GetProperty("labels").EnumerateArray().Select(each => each.GetInt32())];
        var outputs = known.GetProperty("inputs").GetProperty("x").Numbers();
        var gradient = new float[outputs.Length];
        var loss = SoftmaxCrossEntropy.LossAndGradient(outputs, labels, gradient);
        Assert.Equal(known.GetProperty("output").Numbers()[0], loss, 1e-6);
        TorchReference.Near(known.GetProperty("gradients").GetProperty("x").Numbers(), gradient, 1e-6);
    }

    [Theory]
    [InlineData(Reduction.Mean)]
    [InlineData(Reduction.Sum)]
    public void TheGradientIsTheLossesSlope(Reduction reduction)
    {
        const float Step = 1e-2f;
        var gradient = new float[Outputs.Length];
        SoftmaxCrossEntropy.LossAndGradient(Outputs, Labels, gradient, reduction);
        for (var i = 0; i < Outputs.Length; i++)
        {
            var slope = (LossWith(i, Step, reduction) - LossWith(i, -Step, reduction)) / (2 * Step);
            Assert.Equal(slope, gradient[i], 5e-5);
        }
    }

    [Fact]
    public void TheSumsGradientIsThatOfEverySampleByItself()
    {
        var together = new float[Outputs.Length];
        var sum = SoftmaxCrossEntropy.LossAndGradient(Outputs, Labels, together, Reduction.Sum);
        var losses = new double[Labels.Length];
        SoftmaxCrossEntropy.Losses(Outputs, Labels, losses);
        var alone = new float[17];
        for (var i = 0; i < Labels.Length; i++)
        {
            var loss = SoftmaxCrossEntropy.LossAndGradient(Outputs.AsSpan(17 * i, 17), Labels.AsSpan(i, 1), alone, Reduction.Sum);
            Assert.Equal(losses[i], loss);
            Bits.Equal(alone, together.AsSpan(17 * i, 17));
        }
        Assert.Equal(losses.Sum(), sum, 1e-12);
    }

    [Fact]
    public void LargeOutputsDoNotOverflow()
    {
        var gradient = new float[3];
        Assert.Equal(2e4, SoftmaxCrossEntropy.LossAndGradient([1e4f, -1e4f, 0], [1], gradient), 1e-3);
        Bits.Equal([1, -1, 0], [gradient[0], gradient[1], MathF.Round(gradient[2], 6)]);
    }

    [Theory]
    [InlineData(float.NaN, 0)]
    [InlineData(float.NaN, 1)]
    [InlineData(float.PositiveInfinity, 0)]
    [InlineData(float.PositiveInfinity, 1)]
    public void ABrokenOutputBreaksTheLoss(float broken, int label) =>
        Assert.Equal(double.NaN, SoftmaxCrossEntropy.LossAndGradient([0, broken, 1], [label], new float[3]));

    [Fact]
    public void SizesAndLabelsMustFit()
    {
        Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.LossAndGradient(new float[5], [0, 1], new float[5]));
        Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.LossAndGradient(new float[6], [0, 3], new float[6]));
        Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.LossAndGradient(new float[6], [0, -1], new float[6]));
        Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.LossAndGradient(new float[6], [0, 1], new float[5]));
        Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.LossAndGradient([], [], []));
        Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.Losses(new float[6], [0, 1], new double[3]));
    }

    private static double LossWith(int index, float step, Reduction reduction)
    {
        var outputs = Outputs.ToArray();
        outputs[index] += step;
        return SoftmaxCrossEntropy.LossAndGradient(outputs, Labels, new float[outputs.Length], reduction);
    }
}
