using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Tests.Reference;

namespace Bezoar.Tests.Learning.Networks.Layers;

public class BatchNormTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(17, true)]
    [InlineData(48, true)]
    [InlineData(17, false)]
    public void LanesHaveTheBitsOfAPlainLoop(int channels, bool training)
    {
        var shape = new TensorShape(7, 6, channels);
        using var network = new RunningNetwork(shape, 5, [new BatchNorm()], threads: 2);
        var (input, upstream) = (Bits.Random(5 * shape.Count, 1), Bits.Random(5 * shape.Count, 2));
        var plain = new PlainBatchNorm(network, input, upstream, training);
        Bits.Equal(plain.Output, network.Forward(input, training));
        Bits.Equal(plain.ToInput, network.Backward(upstream));
        Bits.Equal(plain.ToWeight, network["0.weight"].Gradient);
        Bits.Equal(plain.ToBias, network["0.bias"].Gradient);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheRectifierWithinGivesTheBitsOfOneThatFollows(bool training)
    {
        var shape = new TensorShape(9, 40, 33);
        var (input, upstream) = (Bits.Random(7 * shape.Count, 1), Bits.Random(7 * shape.Count, 2));
        using var both = new RunningNetwork(shape, 7, [new BatchNorm(), new Relu()]);
        using var norm = new RunningNetwork(shape, 7, [new BatchNorm()]);
        using var relu = new RunningNetwork(shape, 7, [new Relu()]);
        Bits.Equal(relu.Forward(norm.Forward(input, training)), both.Forward(input, training));
        Bits.Equal(norm.Backward(relu.Backward(upstream)), both.Backward(upstream));
        foreach (var (expected, actual) in norm.Network.Parameters.Zip(both.Network.Parameters))
        {
            Bits.Equal(expected.Values, actual.Values);
            Bits.Equal(expected.Gradient, actual.Gradient);
        }
    }

    [Fact]
    public void TheRectifierMayBeLeftToABranchWhoseOutputIsAdded()
    {
        var shape = new TensorShape(3, 4, 5);
        var (input, upstream) = (Bits.Random(2 * shape.Count, 1), Bits.Random(2 * shape.Count, 2));
        using var residual = new RunningNetwork(shape, 2, [new Residual([new BatchNorm(), new Relu()], [])]);
        using var branch = new RunningNetwork(shape, 2, [new BatchNorm(), new Relu()]);
        Bits.Equal(branch.Forward(input, true).Zip(input, (y, x) => y + x).ToArray(), residual.Forward(input, true));
        Bits.Equal(branch.Backward(upstream).Zip(upstream, (y, x) => y + x).ToArray(), residual.Backward(upstream));
    }

    [Fact]
    public void ASinglePlaceGivesTheBias()
    {
        using var network = new RunningNetwork(new(1, 1, 3), 1, [new BatchNorm()]);
        var variance = network["0.running_var"].Values.ToArray();
        // Without any variance the shift is about 300 times the mean, and so is its rounding.
        TorchReference.Near(network["0.bias"].Values, network.Forward([5, -6, 7], training: true), 3e-4);
        Assert.All(network.Backward([1, 2, 3]), derivative => Assert.Equal(0, derivative, 1e-3f));
        Bits.Equal(variance.Select(value => (float)(value - 0.1 * value)).ToArray(), network["0.running_var"].Values);
    }

    [Fact]
    public void ALargeMeanCostsNoAccuracyWorthMentioning()
    {
        float[] input = [.. Bits.Random(512, 1).Select(number => 1000 + number)];
        using var network = new RunningNetwork(new(16, 16, 2), 1, [new BatchNorm()]);
        network["0.weight"].Values.Fill(1);
        network["0.bias"].Values.Clear();
        var output = network.Forward(input, training: true);
        for (var channel = 0; channel < 2; channel++)
        {
            double[] numbers = [.. input.Where((_, i) => i % 2 == channel).Select(number => (double)number)];
            var mean = numbers.Average();
            var deviation = Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)) + 1e-5);
            // The shift alone, 1000 deviations or so, is rounded to 2⁻¹⁴.
            for (var i = 0; i < numbers.Length; i++) Assert.Equal((numbers[i] - mean) / deviation, output[2 * i + channel], 2e-4);
        }
    }

    [Fact]
    public void AnAttackLeavesTheParametersDerivativesAlone()
    {
        using var network = new RunningNetwork(new(3, 3, 4), 2, [new BatchNorm()]);
        foreach (var training in (bool[])[true, false])
        {
            network["0.weight"].Gradient.Fill(7);
            var output = network.Forward(Bits.Random(2 * 36, 1), training);
            var expected = network.Backward(Bits.Random(output.Length, 2));
            network["0.weight"].Gradient.Fill(7);
            network.Forward(Bits.Random(2 * 36, 1), training);
            Bits.Equal(expected, network.Backward(Bits.Random(output.Length, 2), Gradients.Input));
            Assert.Equal([7, 7, 7, 7], network["0.weight"].Gradient);
        }
    }
}
