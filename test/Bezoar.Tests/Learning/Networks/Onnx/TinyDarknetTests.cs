using System.Text.Json;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Onnx;
using Bezoar.Numerics;
using Bezoar.Tests.Reference;

namespace Bezoar.Tests.Learning.Networks.Onnx;

/// <summary>A classifier of ImageNet gives what PyTorch makes of it.</summary>
public class TinyDarknetTests
{
    private const string Name = "tiny-darknet", Feature = "leaky_re_lu_14";

    private static readonly TensorShape Shape = new(64, 64, 3);

    private static JsonElement Reference => TorchReference.ReadWhole("tiny-darknet.json");

    [RequiresBackboneFact(Name)]
    public void LogitsAreThoseOfPyTorch()
    {
        using var network = Model.ToNetwork(Shape);
        using var runner = Runner(network);
        TorchReference.Near(Reference.GetProperty("logits").Numbers(), runner.Forward(1));
    }

    [RequiresBackboneFact(Name)]
    public void FeaturesAndTheGradientByTheInputAreThoseOfPyTorch()
    {
        using var network = Model.ToNetwork(Shape, Feature);
        using var runner = Runner(network);
        var features = runner.Forward(1).ToArray();
        var shape = network.Definition.Output;
        Assert.Equal(new(4, 4, 512), shape);
        float[] means = [.. Enumerable.Range(0, shape.Channels).Select(c => (float)Enumerable.Range(0, shape.Area).Average(place => (double)features[place * shape.Channels + c]))];
        TorchReference.Near(Reference.GetProperty("feature").GetProperty("meanPerChannel").Numbers(), means);

        for (var i = 0; i < features.Length; i++) runner.OutputGradient[i] = 2 * features[i];
        runner.Backward(Gradients.Input);
        TorchReference.Near(ChannelOrder.ChannelsLast(Reference.GetProperty("inputGradientOfSumOfSquaredFeature")), runner.InputGradient);
    }

    [RequiresBackboneFact(Name)]
    public void EveryNodeIsAPlaceToCut()
    {
        foreach (var node in Model.NodeNames)
        {
            using var network = Model.ToNetwork(new(32, 32, 3), node);
            Assert.True(network.Definition.Output.Count > 0);
        }
    }

    private static OnnxModel Model => OnnxModel.Read(RequiresBackboneFactAttribute.PathOf(Name));

    private static NetworkRunner Runner(Network network)
    {
        var runner = network.CreateRunner(1, RunnerMode.Training, new Workers(2));
        for (var i = 0; i < runner.Input.Length; i++)
        {
            var (place, channel) = Math.DivRem(i, 3);
            var (y, x) = Math.DivRem(place, Shape.Width);
            runner.Input[i] = (31 * channel + 17 * y + 7 * x) % 256 / 255f;
        }
        return runner;
    }
}
