using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Rotations;

/// <summary>
/// The network in network of four blocks that tells rotations apart (Gidaris, Singh and Komodakis, arXiv 1803.07728, section 3.1), and the head that is
/// trained on the features of its second block: one more block and a linear layer.
/// </summary>
internal static class RotationNetwork
{
    public static IReadOnlyList<Layer> Layers(int channels) =>
    [
        .. FirstBlocks(channels),
        .. NetworkInNetwork.Block(3, channels, channels, channels),
        .. NetworkInNetwork.Block(3, channels, channels, channels),
        new GlobalAveragePool(),
        new FullyConnected(RotatedInputs.Turns),
    ];

    /// <summary>The blocks whose features are used, with their pools.</summary>
    /// <param name="channels">A multiple of 6: the first block narrows in the proportion of 192, 160 and 96.</param>
    public static IReadOnlyList<Layer> FirstBlocks(int channels) =>
    [
        .. NetworkInNetwork.Block(5, channels, channels * 5 / 6, channels / 2),
        new MaxPool(3, Stride: 2, Padding: 1),
        .. NetworkInNetwork.Block(5, channels, channels, channels),
        new AveragePool(3, Stride: 2, Padding: 1),
    ];

    /// <summary>The layers of a head.</summary>
    /// <param name="map">The features, which arrive as a vector.</param>
    /// <param name="classCount">At least 1.</param>
    public static IReadOnlyList<Layer> Head(TensorShape map, int classCount) =>
    [
        new Unflatten(map.Height, map.Width, map.Channels),
        .. NetworkInNetwork.Block(3, map.Channels, map.Channels, map.Channels),
        new GlobalAveragePool(),
        new FullyConnected(classCount),
    ];
}
