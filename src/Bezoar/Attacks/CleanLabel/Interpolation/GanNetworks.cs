using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Attacks.CleanLabel.Interpolation;

/// <summary>Generator and critic for images whose sides are multiples of four, after DCGAN (Radford et al., arXiv 1511.06434).</summary>
internal static class GanNetworks
{
    /// <summary>How often sides are halved, or doubled, by two.</summary>
    public const int SideMultiple = 4;

    /// <summary>Latent numbers to pixels of 0 … 1.</summary>
    public static NetworkDefinition Generator(ImageShape shape, WassersteinGanOptions options) => new("wgan-generator", TensorShape.Vector(options.LatentSize),
    [
        new FullyConnected(shape.Height / SideMultiple * (shape.Width / SideMultiple) * 2 * options.Channels, Bias: false),
        new Unflatten(shape.Height / SideMultiple, shape.Width / SideMultiple, 2 * options.Channels),
        new BatchNorm(),
        new Relu(),
        new TransposedConvolution(options.Channels, Kernel: 4, Stride: 2, Padding: 1, Bias: false),
        new BatchNorm(),
        new Relu(),
        new TransposedConvolution(shape.Channels, Kernel: 4, Stride: 2, Padding: 1),
        new Sigmoid(),
    ]);

    /// <summary>
    /// Pixels to a number that is larger the more real an image seems. Without batch norm: clipped weights would not bound its slope.
    /// </summary>
    public static NetworkDefinition Critic(ImageShape shape, WassersteinGanOptions options) => new("wgan-critic", TensorShape.Of(shape),
    [
        new Convolution(options.Channels, Kernel: 4, Stride: 2, Padding: 1),
        new LeakyRelu(0.2f),
        new Convolution(2 * options.Channels, Kernel: 4, Stride: 2, Padding: 1),
        new LeakyRelu(0.2f),
        new Flatten(),
        new FullyConnected(1),
    ]);
}
