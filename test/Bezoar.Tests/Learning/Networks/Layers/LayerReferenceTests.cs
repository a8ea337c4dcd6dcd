using System.Text.Json;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Tests.Reference;

namespace Bezoar.Tests.Learning.Networks.Layers;

/// <summary>Single layers give PyTorch's numbers, forward and backward.</summary>
public class LayerReferenceTests
{
    private static readonly Dictionary<string, JsonElement> Cases =
        TorchReference.Read("layers.json").ToDictionary(each => each.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Where(each => each.Value.GetProperty("op").GetString() != "softmaxCrossEntropy").Select(each => each.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AsInPyTorch(string name)
    {
        var reference = Cases[name];
        var x = reference.GetProperty("inputs").GetProperty("x");
        using var network = new RunningNetwork(ChannelOrder.ShapeOf(x), 5, [LayerOf(reference)]);
        if (reference.GetProperty("op").GetString() == "batchNormRunning") CheckRunning(network, reference);
        else CheckPasses(network, reference);
    }

    private static void CheckPasses(RunningNetwork network, JsonElement reference)
    {
        SetParameters(network, reference);
        var training = !reference.GetProperty("attributes").TryGetProperty("training", out var isTraining) || isTraining.GetBoolean();
        var gradients = reference.GetProperty("gradients");
        var output = network.Forward(ChannelOrder.ChannelsLast(reference.GetProperty("inputs").GetProperty("x")), training);
        TorchReference.Near(ChannelOrder.ChannelsLast(reference.GetProperty("output")), output);
        var toInput = network.Backward(ChannelOrder.ChannelsLast(reference.GetProperty("upstream")));
        TorchReference.Near(ChannelOrder.ChannelsLast(gradients.GetProperty("x")), toInput);
        foreach (var gradient in gradients.EnumerateObject().Where(each => each.Name != "x"))
        {
            var actual = new float[network[$"0.{gradient.Name}"].Count];
            network[$"0.{gradient.Name}"].CopyGradientTo(actual);
            TorchReference.Near(gradient.Value.Numbers(), actual);
        }
    }

    private static void CheckRunning(RunningNetwork network, JsonElement reference)
    {
        network["0.running_mean"].Values.Clear();
        network["0.running_var"].Values.Fill(1);
        network.Forward(ChannelOrder.ChannelsLast(reference.GetProperty("inputs").GetProperty("x")), training: true);
        TorchReference.Near(reference.GetProperty("output").GetProperty("runningMean").Numbers(), network["0.running_mean"].Values);
        TorchReference.Near(reference.GetProperty("output").GetProperty("runningVariance").Numbers(), network["0.running_var"].Values);
    }

    private static void SetParameters(RunningNetwork network, JsonElement reference)
    {
        foreach (var input in reference.GetProperty("inputs").EnumerateObject().Where(each => each.Name is "weight" or "bias"))
            network[$"0.{input.Name}"].CopyFrom(input.Value.Numbers());
        if (!reference.GetProperty("attributes").TryGetProperty("runningMean", out var mean)) return;
        network["0.running_mean"].CopyFrom(mean.Numbers());
        network["0.running_var"].CopyFrom(reference.GetProperty("attributes").GetProperty("runningVariance").Numbers());
    }

    private static Layer LayerOf(JsonElement reference)
    {
        var inputs = reference.GetProperty("inputs");
        var attributes = reference.GetProperty("attributes");
        int Attribute(string name) => attributes.GetProperty(name).GetInt32();
        int Length(int dimension) => inputs.GetProperty("weight").GetProperty("shape")[dimension].GetInt32();
        var bias = inputs.TryGetProperty("bias", out _);
        return reference.GetProperty("op").GetString() switch
        {
            "conv2d" => new Convolution(Length(0), Length(2), Attribute("stride"), Attribute("padding"), bias),
            "convTranspose2d" => new TransposedConvolution(Length(1), Length(2), Attribute("stride"), Attribute("padding"), bias),
            "maxPool2d" => new MaxPool(Attribute("kernel"), Attribute("stride"), Attribute("padding")),
            "avgPool2d" => new AveragePool(Attribute("kernel"), Attribute("stride"), Attribute("padding")),
            "globalAvgPool" => new GlobalAveragePool(),
            "linear" => new FullyConnected(Length(0), bias),
            "relu" => new Relu(),
            "leakyRelu" => new LeakyRelu(attributes.GetProperty("slope").GetSingle()),
            "tanh" => new Tanh(),
            "sigmoid" => new Sigmoid(),
            "batchNorm2d" => new BatchNorm(attributes.GetProperty("epsilon").GetDouble()),
            "batchNormRunning" => new BatchNorm(Momentum: attributes.GetProperty("momentum").GetDouble()),
            var op => throw new NotSupportedException(op),
        };
    }
}
