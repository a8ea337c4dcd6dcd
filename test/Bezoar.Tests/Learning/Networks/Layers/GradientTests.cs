using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;

namespace Bezoar.Tests.Learning.Networks.Layers;

/// <summary>Backward passes give the slope of forward passes, in shapes that fill no vector.</summary>
public class GradientTests
{
    private const int Count = 3;

    /// <summary>height, width, channels and a layer without kinks.</summary>
    public static TheoryData<int, int, int, Layer> SmoothLayers => new()
    {
        { 5, 4, 1, new Convolution(5, 3, Stride: 2, Padding: 1) },
        { 6, 7, 3, new Convolution(17, 5, Stride: 1, Padding: 2, Bias: false) },
        { 7, 5, 17, new Convolution(3, 2, Stride: 3) },
        { 4, 5, 33, new Convolution(33, 3, Stride: 1, Padding: 1) },
        { 3, 4, 5, new TransposedConvolution(3, 4, Stride: 2, Padding: 1) },
        { 2, 3, 17, new TransposedConvolution(33, 3, Stride: 3) },
        { 5, 6, 3, new GeneralConvolution(5, new(1), new(3, Padding: 1)) },
        { 7, 8, 6, new GeneralConvolution(4, new(3, Stride: 2, Padding: 1), new(2, Dilation: 2), Groups: 2) },
        { 6, 5, 17, new GeneralConvolution(17, new(3, Stride: 2, Padding: 1), new(3, Padding: 2, Dilation: 2), Groups: 17) },
        { 4, 5, 33, new GeneralConvolution(33, new(3, Padding: 1), new(1), Groups: 33, Bias: false) },
        { 5, 4, 3, new Pad(1, 0, 2, 3, 0.5f) },
        { 5, 4, 3, new Resize(7, 9) },
        { 6, 7, 17, new Resize(3, 4) },
        { 2, 3, 5, new Softmax() },
        { 5, 4, 3, new Concatenation([[new Convolution(17, 1)], [], [new AveragePool(3, 1, 1), new Convolution(2, 1)]]) },
        { 5, 4, 3, new Product([[new Convolution(17, 1)], [new GlobalAveragePool(), new FullyConnected(17), new Sigmoid()]]) },
        { 5, 4, 3, new Product([[], [new Sigmoid()]]) },
        { 5, 4, 3, new Concatenation([[new Concatenation([[], [new Tanh()]]), new Residual([new Tanh()], [])], [new Product([[], []])]]) },
        { 1, 1, 33, new FullyConnected(17) },
        { 1, 1, 5, new FullyConnected(1, Bias: false) },
        { 7, 5, 3, new AveragePool(3, Stride: 2, Padding: 1) },
        { 6, 5, 17, new AveragePool(2, Stride: 2) },
        { 8, 7, 33, new AveragePool(2, Stride: 3) },
        { 5, 6, 1, new AveragePool(3, Stride: 1) },
        { 5, 3, 17, new GlobalAveragePool() },
        { 5, 3, 5, new Flatten() },
        { 1, 1, 30, new Unflatten(5, 2, 3) },
        { 5, 4, 3, new Subsample(2, 5) },
        { 7, 8, 17, new Subsample(3, 33) },
        { 5, 4, 3, new Tanh() },
        { 5, 4, 3, new Sigmoid() },
        { 5, 4, 1, new BatchNorm() },
        { 3, 4, 5, new BatchNorm(Epsilon: 0.3) },
        { 3, 4, 33, new BatchNorm() },
    };

    /// <summary>height, width, channels and a layer that is not smooth where numbers are zero or equal.</summary>
    public static TheoryData<int, int, int, Layer> LayersWithKinks => new()
    {
        { 5, 4, 3, new Relu() },
        { 5, 3, 17, new LeakyRelu(0.2f) },
        { 5, 3, 17, new Clip(-0.4f, 0.6f) },
        { 7, 5, 3, new MaxPool(3, Stride: 2, Padding: 1) },
        { 6, 5, 17, new MaxPool(2, Stride: 2) },
        { 7, 8, 5, new MaxPool(2, Stride: 3) },
        { 5, 6, 1, new MaxPool(3, Stride: 1, Padding: 1) },
        { 3, 3, 33, new MaxPool(3, Stride: 1) },
    };

    [Theory]
    [MemberData(nameof(SmoothLayers))]
    public void Smooth(int height, int width, int channels, Layer layer)
    {
        foreach (var training in (bool[])[true, false])
        {
            using var network = new RunningNetwork(new(height, width, channels), Count, [layer]);
            new GradientCheck(network, Bits.Random(Count * height * width * channels, 5), training).Run();
        }
    }

    [Theory]
    [MemberData(nameof(LayersWithKinks))]
    public void WithKinks(int height, int width, int channels, Layer layer)
    {
        using var network = new RunningNetwork(new(height, width, channels), Count, [layer]);
        new GradientCheck(network, Apart(Count * height * width * channels), training: true) { Distance = 0.01f }.Run();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NestedResidualLayers(bool training)
    {
        // Tanh stands for the rectifier: a network of many kinks cannot be checked by differences.
        Layer[] inner =
        [
            new Convolution(5, 3, Padding: 1, Bias: false), new BatchNorm(), new Tanh(),
            new Residual([new Convolution(5, 1), new Residual([new Tanh()], [new Sigmoid()]), new BatchNorm()], []),
        ];
        Layer[] layers =
        [
            new Residual([], []),
            new Residual(inner, [new Subsample(1, 5), new BatchNorm()]),
            new Residual([new Residual([new Tanh()], [])], [new Convolution(5, 3, Padding: 1)]),
            new Tanh(),
            new Residual([new Convolution(7, 3, Stride: 2, Padding: 1)], [new Subsample(2, 7)]),
        ];
        using var network = new RunningNetwork(new(5, 4, 3), Count, layers);
        new GradientCheck(network, Bits.Random(Count * 5 * 4 * 3, 5), training) { Distance = 1f / 32 }.Run();
    }

    /// <summary>Numbers that all differ, and differ from zero, by at least 0.03.</summary>
    private static float[] Apart(int count)
    {
        float[] numbers = [.. Enumerable.Range(0, count).Select(i => (i - count / 2 + 0.5f) * 0.06f)];
        new CounterRandom(4).Shuffle<float>(numbers);
        return numbers;
    }
}
