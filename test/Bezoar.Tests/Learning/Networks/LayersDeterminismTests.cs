using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Tests.Numerics;

namespace Bezoar.Tests.Learning.Networks;

/// <inheritdoc cref="NumericsDeterminismTests"/>
[Trait("Category", "Determinism")]
public class LayersDeterminismTests
{
    private static readonly TensorShape Shape = new(9, 10, 17);

    public static TheoryData<string, Layer[]> Networks => new()
    {
        { "f1", [new MaxPool(3, 2, 1), new AveragePool(2, 2), new GlobalAveragePool()] },
        { "f2", [new Tanh(), new Sigmoid(), new LeakyRelu(0.1f), new Relu()] },
        { "f3", [new BatchNorm(), new Relu(), new BatchNorm()] },
        { "f4", [new Residual([new BatchNorm()], []), new Relu(), new Residual([new AveragePool(2, 2)], [new Subsample(2, 17), new MaxPool(2, 1)])] },
        { "f5", [new Flatten(), new Tanh(), new Unflatten(9, 10, 17), new Subsample(2, 20)] },
        { "f6", [new Convolution(5, 3), new BatchNorm(), new Relu(), new TransposedConvolution(3, 4, 2, 1), new Flatten(), new FullyConnected(4)] },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void SameBitsOnEveryMachine(string expected, Layer[] layers)
    {
        float[] everything = [.. Everything(layers, 2, training: true), .. Everything(layers, 2, training: false)];
        Assert.Equal(expected, Bits.Hash<float>(everything));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void SameBitsOnAnyNumberOfThreads(string _, Layer[] layers)
    {
        var expected = Everything(layers, 1, training: true);
        Bits.Equal(expected, Everything(layers, 2, training: true));
        Bits.Equal(expected, Everything(layers, 3, training: true));
    }

    private static float[] Everything(Layer[] layers, int threads, bool training)
    {
        // More than one block of batch norm's sums.
        using var network = new RunningNetwork(Shape, 40, layers, threads);
        return network.Everything(40, training);
    }
}
