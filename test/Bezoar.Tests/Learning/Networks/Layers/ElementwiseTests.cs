using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;

namespace Bezoar.Tests.Learning.Networks.Layers;

public class ElementwiseTests
{
    // More than a block of 2¹⁴ numbers, and no whole number of vectors.
    private const int Channels = 8219;

    public static TheoryData<Layer> Layers => [new Relu(), new LeakyRelu(0.3f), new Tanh(), new Sigmoid()];

    [Theory]
    [MemberData(nameof(Layers))]
    public void LanesHaveTheBitsOfAPlainLoop(Layer layer)
    {
        var (input, upstream) = (Input(), Bits.Random(3 * Channels, 2));
        using var network = new RunningNetwork(new(1, 1, Channels), 3, [layer], threads: 2);
        var output = network.Forward(input);
        Bits.Equal(input.Select(x => Value(layer, x)).ToArray(), output);
        Bits.Equal(output.Zip(upstream, (y, derivative) => Derivative(layer, y, derivative)).ToArray(), network.Backward(upstream));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void InPlaceGivesTheSame(Layer layer)
    {
        var (input, upstream) = (Input(), Bits.Random(3 * Channels, 2));
        // The input belongs to the caller and stays; a copy of it may be overwritten.
        using var apart = new RunningNetwork(new(1, 1, Channels), 3, [layer]);
        using var inPlace = new RunningNetwork(new(1, 1, Channels), 3, [new Subsample(1, Channels), layer]);
        Bits.Equal(apart.Forward(input), inPlace.Forward(input));
        Bits.Equal(input, apart.Runner.Input);
        Bits.Equal(inPlace.Runner.OutputOf(0, 3), inPlace.Runner.OutputOf(1, 3));
        Bits.Equal(apart.Backward(upstream), inPlace.Backward(upstream));
    }

    [Fact]
    public void WhatIsReadAgainIsNotOverwritten()
    {
        var upstream = Bits.Random(3 * Channels, 2);
        using var both = new RunningNetwork(new(1, 1, Channels), 3, [new Tanh(), new Sigmoid()]);
        using var first = new RunningNetwork(new(1, 1, Channels), 3, [new Tanh()]);
        using var second = new RunningNetwork(new(1, 1, Channels), 3, [new Sigmoid()]);
        Bits.Equal(second.Forward(first.Forward(Input())), both.Forward(Input()));
        Bits.Equal(first.Backward(second.Backward(upstream)), both.Backward(upstream));
    }

    [Fact]
    public void RectifiersPassOnWhatIsNotANumber()
    {
        using var network = new RunningNetwork(new(1, 1, 4), 1, [new Relu()]);
        Assert.Equal([float.NaN, 0, 0, float.PositiveInfinity], network.Forward([float.NaN, float.NegativeInfinity, -0f, float.PositiveInfinity]));
        Assert.Equal([1, 0, 0, 4], network.Backward([1, 2, 3, 4]));
    }

    private static float[] Input()
    {
        var input = Bits.Random(3 * Channels, 1);
        for (var i = 0; i < input.Length; i++) input[i] *= 5;
        (input[3], input[4], input[Channels * 3 - 1]) = (0, -0f, 0);
        return input;
    }

    private static float Value(Layer layer, float x) => layer switch
    {
        Relu => x > 0 ? x : 0,
        LeakyRelu leaky => x > 0 ? x : x * leaky.Slope,
        Tanh => Elementary.Tanh(x),
        _ => Elementary.Sigmoid(x),
    };

    private static float Derivative(Layer layer, float y, float derivative) => layer switch
    {
        Relu => y > 0 ? derivative : 0,
        LeakyRelu leaky => y > 0 ? derivative : derivative * leaky.Slope,
        Tanh => derivative * ((1 - y) * (1 + y)),
        _ => derivative * (y * (1 - y)),
    };
}
