using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Tests.Learning.Networks.Layers;

/// <summary>Convolutions in their general form give what the formula says.</summary>
public class GeneralConvolutionTests
{
    private const int Count = 2;

    public static TheoryData<TensorShape, GeneralConvolution> Convolutions => new()
    {
        { new(5, 6, 3), new(5, new(1), new(3, Padding: 1)) },
        { new(9, 7, 4), new(6, new(7, Padding: 3), new(1), Bias: false) },
        { new(9, 8, 6), new(4, new(3, Stride: 2), new(2, Padding: 2, Dilation: 3), Groups: 2) },
        { new(6, 5, 17), new(17, new(3, Stride: 2, Padding: 1), new(3, Padding: 1), Groups: 17) },
        { new(5, 5, 4), new(8, new(3, Padding: 1), new(3, Padding: 1), Groups: 4) },
        { new(4, 4, 33), new(33, new(2, Dilation: 2), new(3, Stride: 3, Padding: 2), Groups: 33, Bias: false) },
    };

    [Theory]
    [MemberData(nameof(Convolutions))]
    public void GiveWhatTheFormulaSays(TensorShape shape, GeneralConvolution layer)
    {
        using var network = new RunningNetwork(shape, Count, [layer]);
        var input = Bits.Random(Count * shape.Count, 3);
        var output = network.Forward(input);
        var weights = new float[network["0.weight"].Count];
        network["0.weight"].CopyTo(weights);
        var places = layer.OutputShape(shape);
        Assert.Equal(Count * places.Count, output.Length);
        for (var i = 0; i < output.Length; i++)
        {
            var (rest, channel) = Math.DivRem(i, layer.Channels);
            (rest, var column) = Math.DivRem(rest, places.Width);
            var (sample, row) = Math.DivRem(rest, places.Height);
            double Pixel(int y, int x, int from) => (uint)y < (uint)shape.Height && (uint)x < (uint)shape.Width
                ? input[((sample * shape.Height + y) * shape.Width + x) * shape.Channels + from] : 0;
            var (inputs, outputs) = (shape.Channels / layer.Groups, layer.Channels / layer.Groups);
            var sum = layer.Bias ? network["0.bias"].Values[channel] : 0.0;
            for (var each = 0; each < inputs; each++)
                for (var y = 0; y < layer.Down.Kernel; y++)
                    for (var x = 0; x < layer.Across.Kernel; x++)
                        sum += weights[((channel * inputs + each) * layer.Down.Kernel + y) * layer.Across.Kernel + x] * Pixel(
                            row * layer.Down.Stride - layer.Down.Padding + y * layer.Down.Dilation,
                            column * layer.Across.Stride - layer.Across.Padding + x * layer.Across.Dilation,
                            channel / outputs * inputs + each);
            Assert.Equal(sum, output[i], 1e-5);
        }
    }

    [Theory]
    [InlineData(3, 5, 2, "cut into 2 groups")]
    [InlineData(4, 5, 2, "cut into 2 groups")]
    [InlineData(4, 0, 1, "at least 1")]
    public void ImpossibleOnesAreRefused(int inputs, int outputs, int groups, string part) => Fails.With(
        () => new NetworkDefinition("net", new(4, 4, inputs), [new GeneralConvolution(outputs, new(3), new(3), groups)]), "net: layer 0", part);

    [Fact]
    public void KernelsThatDoNotFitAreRefused() => Fails.With(
        () => new NetworkDefinition("net", new(4, 4, 1), [new GeneralConvolution(1, new(3, Dilation: 2), new(3))]), "at least 5×3 places");
}
