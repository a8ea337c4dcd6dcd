using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Architectures;

/// <summary>
/// A network after Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks" (NIPS
/// 2012), scaled down to small images, as Shafahi et al., arXiv 1804.00792, poison end to end.
/// </summary>
/// <remarks>
/// "Scaled down" leaves open how. Here: the five convolutions have AlexNet's place in the order, kernels of 3×3 and 64, 192, 384,
/// 256 and 256 channels; pools of 2×2 follow the first, the second and the fifth; and one hidden layer of 512 replaces two of 4096.
/// </remarks>
internal static class AlexNetCifar
{
    /// <summary>The network in a part of its width: every layer but the last has so many times fewer channels.</summary>
    public static IReadOnlyList<Layer> Layers(int classCount, int divisor = 1)
    {
        return
        [
            .. Unit(64),
            new MaxPool(2, Stride: 2),
            .. Unit(192),
            new MaxPool(2, Stride: 2),
            .. Unit(384),
            .. Unit(256),
            .. Unit(256),
            new MaxPool(2, Stride: 2),
            new Flatten(),
            new FullyConnected(512 / divisor),
            new Relu(),
            new FullyConnected(classCount),
        ];

        IEnumerable<Layer> Unit(int channels) => [new Convolution(channels / divisor, Kernel: 3, Padding: 1), new Relu()];
    }
}
