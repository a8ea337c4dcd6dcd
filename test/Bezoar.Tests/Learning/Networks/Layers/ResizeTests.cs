using Bezoar.Data;
using Bezoar.Data.Images;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;

namespace Bezoar.Tests.Learning.Networks.Layers;

public class ResizeTests
{
    /// <summary>Poison is made through the layer, and victims enlarge images: but for rounding, both are the same.</summary>
    [Theory]
    [InlineData(11, 15)]
    [InlineData(3, 4)]
    [InlineData(5, 7)]
    public void GivesWhatImagesAreBroughtTo(int height, int width)
    {
        var shape = new ImageShape(3, 5, 7);
        byte[] pixels = [.. Bits.Random(2 * shape.ByteCount, 4).Select(value => (byte)(128 + 120 * value))];
        var expected = ImageResize.Run(new("pixels", shape, 1, pixels, [0, 0]), height, width, Workers.Single).Records.ToArray();

        using var network = new Network(new("resize", TensorShape.Of(shape), [new Resize(height, width)]), 0);
        using var runner = network.CreateRunner(2, RunnerMode.Inference, Workers.Single);
        for (var i = 0; i < pixels.Length; i++) runner.Input[ChannelsLast(i, shape.ByteCount, 5 * 7)] = pixels[i];
        var output = runner.Forward(2).ToArray();
        Assert.Equal(expected.Length, output.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], output[ChannelsLast(i, 3 * height * width, height * width)], 0.501);
    }

    private static int ChannelsLast(int i, int size, int area) => i / size * size + i % area * 3 + i % size / area;
}
