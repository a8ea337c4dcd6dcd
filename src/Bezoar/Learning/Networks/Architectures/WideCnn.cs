using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Architectures;

/// <summary>
/// The digit classifier of countless tutorials: 3×3 convolutions of 32 and 64 channels, which keep what <see cref="BadNetsCnn"/> averages
/// away, so that it learns backdoors which that one hardly notices. 1,199,882 parameters for 28×28 grey images and ten classes.
/// </summary>
internal static class WideCnn
{
    public static IReadOnlyList<Layer> Layers(TensorShape input, int classCount) =>
    [
        new Convolution(32, Kernel: 3),
        new Relu(),
        new Convolution(64, Kernel: 3),
        new Relu(),
        new MaxPool(2, Stride: 2),
        new Flatten(),
        new FullyConnected(128),
        new Relu(),
        new FullyConnected(classCount),
    ];
}
