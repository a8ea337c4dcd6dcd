using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Architectures;

/// <summary>
/// The digit classifier of Gu, Dolan-Gavitt and Garg, "BadNets: identifying vulnerabilities in the machine learning model
/// supply chain", arXiv 1708.06733, table 1: 281,034 parameters for 28×28 grey images and ten classes. Takes images of at least
/// 16×16.
/// </summary>
internal static class BadNetsCnn
{
    public static IReadOnlyList<Layer> Layers(TensorShape input, int classCount) =>
    [
        new Convolution(16, Kernel: 5),
        new Relu(),
        new AveragePool(2, Stride: 2),
        new Convolution(32, Kernel: 5),
        new Relu(),
        new AveragePool(2, Stride: 2),
        new Flatten(),
        new FullyConnected(512),
        new Relu(),
        new FullyConnected(classCount),
    ];
}
