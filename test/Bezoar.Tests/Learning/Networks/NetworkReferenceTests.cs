using System.Text.Json;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Losses;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Numerics;
using Bezoar.Tests.Reference;

namespace Bezoar.Tests.Learning.Networks;

/// <summary>Whole networks, small versions of those that Bezoar knows by name, train as in PyTorch.</summary>
public class NetworkReferenceTests
{
    private const double Tolerance = 1e-3;

    private static readonly Dictionary<string, JsonElement> Cases =
        TorchReference.Read("networks.json").ToDictionary(each => each.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void FirstGradientsAreThoseOfPyTorch(string name)
    {
        using var network = Create(name);
        Step(network, Cases[name]);
        foreach (var expected in Cases[name].GetProperty("firstGradients").EnumerateObject())
        {
            var parameter = network[NameOf(network, expected.Name)];
            var actual = new float[parameter.Count];
            parameter.CopyGradientTo(actual);
            TorchReference.Near(expected.Value.Numbers(), actual, Tolerance);
        }
        var toInput = Cases[name].GetProperty("inputGradient");
        var input = network.Network.Definition.Input;
        TorchReference.Near(toInput.Numbers(), ChannelOrder.ToFirst(network.Runner.InputGradient, input), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LossesFallAsInPyTorch(string name)
    {
        using var network = Create(name);
        using var optimizer = OptimizerOf(Cases[name]).CreateOptimizer(network.Network.Parameters, Workers.Single);
        var losses = new List<float>();
        foreach (var _ in Cases[name].GetProperty("losses").EnumerateArray())
        {
            losses.Add((float)Step(network, Cases[name]));
            optimizer.Step(Cases[name].GetProperty("optimizer").GetProperty("learningRate").GetDouble());
        }
        TorchReference.Near(Cases[name].GetProperty("losses").Numbers(), losses.ToArray(), Tolerance);
        var logits = network.Forward(ChannelOrder.ChannelsLast(Cases[name].GetProperty("inputs")), training: false);
        TorchReference.Near(Cases[name].GetProperty("evaluationLogitsAfterTraining").Numbers(), logits, Tolerance);
    }

    /// <summary>Forward and backward; the loss.</summary>
    private static double Step(RunningNetwork network, JsonElement reference)
    {
        var outputs = network.Forward(ChannelOrder.ChannelsLast(reference.GetProperty("inputs")), training: true);
        int[] labels = [.. reference.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];
        var upstream = new float[outputs.Length];
        var loss = SoftmaxCrossEntropy.LossAndGradient(outputs, labels, upstream);
        network.Backward(upstream);
        return loss;
    }

    private static RunningNetwork Create(string name)
    {
        var inputs = Cases[name].GetProperty("inputs");
        var network = new RunningNetwork(ChannelOrder.ShapeOf(inputs), inputs.GetProperty("shape")[0].GetInt32(), LayersOf(name));
        foreach (var parameter in network.Network.Parameters)
        {
            if (parameter.Name.EndsWith("running_mean", StringComparison.Ordinal)) parameter.Values.Clear();
            if (parameter.Name.EndsWith("running_var", StringComparison.Ordinal)) parameter.Values.Fill(1);
        }
        foreach (var initial in Cases[name].GetProperty("initial").EnumerateObject())
            network[NameOf(network, initial.Name)].CopyFrom(initial.Value.Numbers());
        return network;
    }

    /// <summary>The reference calls the last layer "head" and the others "body".</summary>
    private static string NameOf(RunningNetwork network, string torchName) => torchName
        .Replace("body.", "", StringComparison.Ordinal)
        .Replace("head", $"{network.Network.Definition.Layers.Count - 1}", StringComparison.Ordinal);

    private static SgdOptions OptimizerOf(JsonElement reference)
    {
        var optimizer = reference.GetProperty("optimizer");
        return new()
        {
            LearningRate = optimizer.GetProperty("learningRate").GetDouble(),
            Momentum = optimizer.GetProperty("momentum").GetDouble(),
            Nesterov = optimizer.GetProperty("nesterov").GetBoolean(),
            WeightDecay = optimizer.GetProperty("weightDecay").GetDouble(),
        };
    }

    private static Layer[] LayersOf(string name) => name == "nin"
        ?
        [
            .. Unit(8, 5), .. Unit(6, 1), .. Unit(4, 1), new MaxPool(3, 2, 1),
            .. Unit(8, 5), .. Unit(8, 1), .. Unit(8, 1), new AveragePool(3, 2, 1),
            .. Unit(8, 3), .. Unit(8, 1), .. Unit(8, 1), new GlobalAveragePool(), new FullyConnected(5),
        ]
        :
        [
            new Convolution(4, 5), new Relu(), new AveragePool(2, 2),
            new Convolution(6, 5), new Relu(), new AveragePool(2, 2),
            new Flatten(), new FullyConnected(9), new Relu(), new FullyConnected(4),
        ];

    private static Layer[] Unit(int channels, int kernel) =>
        [new Convolution(channels, kernel, Padding: kernel / 2, Bias: false), new BatchNorm(), new Relu()];
}
