using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Architectures;

/// <summary>
/// Lin, Chen and Yan, "Network in network", arXiv 1312.4400, in the form with batch norm that Levine and Feizi, "Deep partition
/// aggregation", arXiv 2006.14768, train on each partition. Padding keeps the size of images between pools.
/// </summary>
internal static class NetworkInNetwork
{
    public static IReadOnlyList<Layer> Layers(TensorShape input, int classCount) =>
    [
        .. Block(5, 192, 160, 96),
        new MaxPool(3, Stride: 2, Padding: 1),
        .. Block(5, 192, 192, 192),
        new AveragePool(3, Stride: 2, Padding: 1),
        .. Block(3, 192, 192, 192),
        new GlobalAveragePool(),
        new FullyConnected(classCount),
    ];

    /// <summary>A convolution and, at each place of it, a small network of its own: two convolutions of one place.</summary>
    internal static IEnumerable<Layer> Block(int kernel, int first, int second, int third) =>
    [
        .. Unit(first, kernel),
        .. Unit(second, 1),
        .. Unit(third, 1),
    ];

    private static IEnumerable<Layer> Unit(int channels, int kernel) =>
        [new Convolution(channels, kernel, Padding: kernel / 2, Bias: false), new BatchNorm(), new Relu()];
}
