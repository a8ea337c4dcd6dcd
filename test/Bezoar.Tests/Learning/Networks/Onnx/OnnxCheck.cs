using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Onnx;
using Bezoar.Numerics;

namespace Bezoar.Tests.Learning.Networks.Onnx;

/// <summary>What the network gives that is read from a file.</summary>
internal static class OnnxCheck
{
    private const int Count = 2;

    /// <summary>It gives what the operators' definitions say.</summary>
    public static void Plain(OnnxBuilder model, TensorShape input, TemporaryFolder folder)
    {
        var (given, output, shape) = Run(model, input, folder);
        for (var sample = 0; sample < Count; sample++)
        {
            var expected = new PlainOnnx(model).Run(PlainOnnx.Value.Of(input.Channels, input.Height, input.Width,
                (c, y, x) => given[sample * input.Count + (y * input.Width + x) * input.Channels + c]));
            Assert.Equal((expected.Channels, expected.Height, expected.Width), (shape.Channels, shape.Height, shape.Width));
            var tolerance = 1e-5 * (1 + expected.Numbers.Max(Math.Abs));
            for (var c = 0; c < shape.Channels; c++)
                for (var place = 0; place < shape.Area; place++)
                    Assert.Equal(expected.Numbers[c * shape.Area + place], output[sample * shape.Count + place * shape.Channels + c], tolerance);
        }
    }

    /// <summary>It gives the same bits from both files.</summary>
    public static void Same(OnnxBuilder expected, OnnxBuilder model, TensorShape input, TemporaryFolder folder)
    {
        var (first, second) = (Run(expected, input, folder), Run(model, input, folder));
        Assert.Equal(first.Shape, second.Shape);
        Bits.Equal(first.Output, second.Output);
    }

    private static (float[] Given, float[] Output, TensorShape Shape) Run(OnnxBuilder model, TensorShape input, TemporaryFolder folder)
    {
        using var network = OnnxModel.Read(model.Write(folder)).ToNetwork(input);
        using var runner = network.CreateRunner(Count, RunnerMode.Inference, new Workers(2));
        Bits.Random(runner.Input.Length, 5).CopyTo(runner.Input);
        var given = runner.Input.ToArray();
        return (given, runner.Forward(Count).ToArray(), network.Definition.Output);
    }
}
