using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Tests.Learning.Networks.Layers;

public class ShapeFaultTests
{
    public static TheoryData<Layer, string> Faults => new()
    {
        { new Convolution(4, 6), "at least 6×6 places, padding included" },
        { new Convolution(4, 0), "kernel" },
        { new Convolution(4, 3, Padding: -1), "padding" },
        { new TransposedConvolution(0, 3), "channels" },
        { new TransposedConvolution(4, 1, Padding: 3), "more places" },
        { new FullyConnected(3), "a vector" },
        { new MaxPool(0, 1), "kernel and stride of at least 1" },
        { new MaxPool(2, 0), "kernel and stride of at least 1" },
        { new AveragePool(3, 1, 2), "a padding of at most half the kernel" },
        { new AveragePool(3, 1, -1), "a padding" },
        { new MaxPool(6, 1), "at least 6×6 places, padding included" },
        { new BatchNorm(Epsilon: 0), "an epsilon above 0" },
        { new BatchNorm(Momentum: 1.5), "a momentum from 0 to 1" },
        { new LeakyRelu(-0.1f), "a slope" },
        { new LeakyRelu(float.NaN), "a slope" },
        { new Unflatten(2, 2, 4), "a vector of 16 numbers" },
        { new Unflatten(0, 2, 4), "of at least 1" },
        { new Resize(0, 3), "at least one row and one column" },
        { new Subsample(0, 3), "a stride of at least 1" },
        { new Subsample(2, 2), "at most 2 channels" },
        { new Residual([new MaxPool(2, 2)], []), "the branch gives 2×2×3 and the shortcut 5×4×3" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void NameTheLayerAndWhatItNeeds(Layer layer, string needed) =>
        Fails.With(() => _ = new NetworkDefinition("my-net", new(5, 4, 3), [new Relu(), layer]), "my-net: layer 1 (", layer.ToString(), "receives 5×4×3", needed);

    [Fact]
    public void NameALayerWithinAnother()
    {
        Layer[] branch = [new MaxPool(2, 2), new Residual([new Tanh(), new FullyConnected(3)], [])];
        Fails.With(() => _ = new NetworkDefinition("my-net", new(5, 4, 3), [new Residual(branch, [])]),
            "my-net: layer 0.branch.1.branch.1 (FullyConnected", "receives 2×2×3");
        Fails.With(() => _ = new NetworkDefinition("my-net", new(5, 4, 3), [new Residual([], [new Subsample(1, 1)])]),
            "my-net: layer 0.shortcut.0 (Subsample { Stride = 1, Channels = 1 })");
    }
}
