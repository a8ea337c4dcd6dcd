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
        { "bf330eea3830ab5997a4ed81b6645e75", [new MaxPool(3, 2, 1), new AveragePool(2, 2), new GlobalAveragePool()] },
        { "8f475bfd66220fce8d998d134d0cdbf1", [new Tanh(), new Sigmoid(), new LeakyRelu(0.1f), new Relu()] },
        { "9355d549851631ae9ea790ff64cf0516", [new BatchNorm(), new Relu(), new BatchNorm()] },
        { "5ff8f29d394f99534d68e4acfaccdfbe", [new Residual([new BatchNorm()], []), new Relu(), new Residual([new AveragePool(3, 2, 1)], [new Subsample(2, 17)])] },
        { "016c2720f06d139977ba8a58471ce11b", [new Flatten(), new Tanh(), new Unflatten(9, 10, 17), new Subsample(2, 20)] },
        { "f5fb2598318f8ded6efa467cda168deb", [new GeneralConvolution(17, new(3, 2, 1), new(3, 1, 1), Groups: 17), new GeneralConvolution(6, new(1), new(5, 1, 2)), new Clip(-0.5f, 0.7f), new Pad(0, 1, 2, 0, 3), new GeneralConvolution(4, new(2), new(2, 1, 0, 2), Groups: 2), new Softmax()] },
        { "46b35eb02dad6608c7f0e3d020461f54", [new Concatenation([[new Tanh()], [], [new Product([[], [new GlobalAveragePool(), new Sigmoid()]])]]), new AveragePool(2, 2)] },
        { "af2a00f8b9a62fab7b936d1203b59fee", [new Resize(13, 7), new Resize(4, 11)] },
        { "af0c6804faa293c50d9b8aa35fd34d69", [new Convolution(5, 3), new BatchNorm(), new Relu(), new TransposedConvolution(3, 4, 2, 1), new Flatten(), new FullyConnected(4)] },
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
