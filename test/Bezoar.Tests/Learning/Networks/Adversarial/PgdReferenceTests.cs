using System.Text.Json;
using Bezoar.Learning.Networks.Adversarial;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Losses;
using Bezoar.Tests.Reference;

namespace Bezoar.Tests.Learning.Networks.Adversarial;

/// <summary>Steps of projected gradient descent go where PyTorch's go, on pixels of 0 … 1 that are not rounded.</summary>
public class PgdReferenceTests
{
    private static readonly JsonElement Reference = TorchReference.ReadWhole("attacks.json");

    [Theory]
    [InlineData("linf", PerturbationNorm.Linf)]
    [InlineData("l2", PerturbationNorm.L2)]
    public void ImagesEndWhereThoseOfPyTorchDo(string name, PerturbationNorm norm)
    {
        var attack = Reference.GetProperty(name);
        var ball = new PerturbationBall(norm, attack.GetProperty("epsilon").GetDouble(), highest: 1);
        int[] labels = [.. Reference.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];
        using var network = Create();
        var original = ChannelOrder.ChannelsLast(Reference.GetProperty("inputs"));
        var image = (float[])original.Clone();
        var size = original.Length / labels.Length;
        for (var iteration = attack.GetProperty("iterations").GetInt32(); iteration > 0; iteration--)
        {
            var outputs = network.Forward(image);
            var upstream = new float[outputs.Length];
            SoftmaxCrossEntropy.LossAndGradient(outputs, labels, upstream);
            var gradient = network.Backward(upstream);
            for (var first = 0; first < image.Length; first += size)
                ball.Ascend(original.AsSpan(first, size), gradient.AsSpan(first, size), attack.GetProperty("step").GetDouble(), image.AsSpan(first, size));
        }
        TorchReference.Near(ChannelOrder.ChannelsLast(attack.GetProperty("result")), image, 1e-3);
    }

    private static RunningNetwork Create()
    {
        var network = new RunningNetwork(ChannelOrder.ShapeOf(Reference.GetProperty("inputs")), 2,
        [
            new Convolution(4, 5), new Relu(), new AveragePool(2, 2),
            new Convolution(6, 5), new Relu(), new AveragePool(2, 2),
            new Flatten(), new FullyConnected(9), new Relu(), new FullyConnected(4),
        ]);
        foreach (var initial in Reference.GetProperty("initial").EnumerateObject())
            network[initial.Name.Replace("body.", "", StringComparison.Ordinal)].CopyFrom(initial.Value.Numbers());
        return network;
    }
}
