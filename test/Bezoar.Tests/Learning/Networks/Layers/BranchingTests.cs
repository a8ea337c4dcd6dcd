using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Tests.Learning.Networks.Layers;

/// <summary>Branches give the bits of their paths, each run as a network of its own.</summary>
public class BranchingTests
{
    private const int Count = 3;

    private static readonly TensorShape Shape = new(4, 3, 5);

    /// <summary>Paths without parameters, whose names would differ.</summary>
    public static TheoryData<Layer[], Layer[]> Paths => new()
    {
        { [], [] },
        { [new Tanh()], [] },
        { [], [new Clip(-0.5f, 0.5f), new LeakyRelu(0.3f)] },
        { [new AveragePool(3, 1, 1), new Relu()], [new Residual([new Tanh()], []), new Relu()] },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void ConcatenationsPutChannelsSideBySide(Layer[] first, Layer[] second)
    {
        using var whole = new RunningNetwork(Shape, Count, [new Concatenation([first, second])]);
        var (output, outputs) = Run(whole, first, second, out var input);
        for (var place = 0; place < Count * Shape.Area; place++)
        {
            Bits.Equal(outputs[0].AsSpan(place * 5, 5), output.AsSpan(place * 10, 5));
            Bits.Equal(outputs[1].AsSpan(place * 5, 5), output.AsSpan(place * 10 + 5, 5));
        }
        Assert.Equal(Count * Shape.Count, input.Length);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void ProductsMultiply(Layer[] first, Layer[] second)
    {
        using var whole = new RunningNetwork(Shape, Count, [new Product([first, second])]);
        var (output, outputs) = Run(whole, first, second, out _);
        Bits.Equal(outputs[0].Zip(outputs[1], (a, b) => a * b).ToArray(), output);
    }

    [Fact]
    public void GatesMultiplyChannels()
    {
        using var gated = new RunningNetwork(Shape, Count, [new Product([[], [new GlobalAveragePool()]])]);
        using var gate = new RunningNetwork(Shape, Count, [new GlobalAveragePool()]);
        var input = Bits.Random(Count * Shape.Count, 1);
        var means = gate.Forward(input);
        var expected = input.Select((value, i) => value * means[i / Shape.Count * 5 + i % 5]).ToArray();
        Bits.Equal(expected, gated.Forward(input));
    }

    [Fact]
    public void PathsThatCannotBeJoinedAreRefused()
    {
        Fails.With(() => Define(new Concatenation([[new MaxPool(2, 2)], []])), "as many rows and columns", "2×1×5, 4×3×5");
        Fails.With(() => Define(new Product([[new Convolution(4, 1)], []])), "number for each channel", "4×3×4, 4×3×5");
        Fails.With(() => Define(new Concatenation([[], [new Tanh(), new FullyConnected(2)]])), "layer 0.paths.1.1 (FullyConnected");
    }

    private static NetworkDefinition Define(Layer layer) => new("net", Shape, [layer]);

    private static (float[] Output, float[][] Outputs) Run(RunningNetwork whole, Layer[] first, Layer[] second, out float[] input)
    {
        var values = input = Bits.Random(Count * Shape.Count, 1);
        float[] Alone(Layer[] layers)
        {
            using var network = new RunningNetwork(Shape, Count, layers);
            return network.Forward(values);
        }
        return (whole.Forward(values), [Alone(first), Alone(second)]);
    }
}
