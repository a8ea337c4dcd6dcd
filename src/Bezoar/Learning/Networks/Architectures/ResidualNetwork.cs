using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Architectures;

/// <summary>
/// The residual networks for small images of He, Zhang, Ren and Sun, "Deep residual learning for image recognition", arXiv
/// 1512.03385, section 4.2: 6n + 2 layers, shortcuts without weights (option A).
/// </summary>
internal static class ResidualNetwork
{
    /// <param name="blocks">Per stage: the paper's n.</param>
    /// <param name="classCount">Outputs.</param>
    public static IReadOnlyList<Layer> Layers(int blocks, int classCount) =>
    [
        new Convolution(16, Kernel: 3, Padding: 1, Bias: false),
        new BatchNorm(),
        new Relu(),
        .. Stage(blocks, 16, firstStride: 1),
        .. Stage(blocks, 32, firstStride: 2),
        .. Stage(blocks, 64, firstStride: 2),
        new GlobalAveragePool(),
        new FullyConnected(classCount),
    ];

    private static IEnumerable<Layer> Stage(int blocks, int channels, int firstStride)
    {
        for (var block = 0; block < blocks; block++)
        {
            var stride = block == 0 ? firstStride : 1;
            yield return new Residual(Branch(channels, stride), stride == 1 ? [] : [new Subsample(stride, channels)]);
            yield return new Relu();
        }
    }

    private static Layer[] Branch(int channels, int stride) =>
    [
        new Convolution(channels, Kernel: 3, Stride: stride, Padding: 1, Bias: false),
        new BatchNorm(),
        new Relu(),
        new Convolution(channels, Kernel: 3, Padding: 1, Bias: false),
        new BatchNorm(),
    ];
}
