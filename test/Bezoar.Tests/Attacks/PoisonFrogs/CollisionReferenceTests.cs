using System.Text.Json;
using Bezoar.Attacks.PoisonFrogs;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;
using Bezoar.Tests.Learning.Networks;
using Bezoar.Tests.Reference;

namespace Bezoar.Tests.Attacks.PoisonFrogs;

/// <summary>Forward-backward splitting goes where PyTorch's goes, on pixels of 0 … 1 that are neither clipped nor rounded.</summary>
public class CollisionReferenceTests
{
    private static readonly JsonElement Reference = TorchReference.ReadWhole("attacks.json");

    private static readonly JsonElement Attack = Reference.GetProperty("featureCollision");

    [Fact]
    public void ImagesEndWhereThoseOfPyTorchDo() =>
        TorchReference.Near(ChannelOrder.ChannelsLast(Attack.GetProperty("result")), Collide(Attack.GetProperty("iterations").GetInt32()).Image, 1e-4);

    [Fact]
    public void FeaturesComeCloserAsInPyTorch()
    {
        double[] losses = [.. Attack.GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble())];
        for (var step = 0; step < losses.Length; step++) Assert.Equal(losses[step], Collide(step).Distance, losses[step] * 1e-4);
    }

    private static CollidingImage Collide(int iterations)
    {
        using var network = Create(ChannelOrder.ShapeOf(Reference.GetProperty("inputs")));
        using var runner = network.CreateRunner(1, RunnerMode.Training, Workers.Single);
        var options = new FeatureCollisionOptions { Iterations = iterations, StopShare = 0, Accelerate = false };
        var descent = new CollisionDescent(runner, new([1], [0], runner.Input.Length), options, Workers.Single);
        ChannelOrder.ChannelsLast(Attack.GetProperty("target")).CopyTo(runner.Input);
        var goal = runner.Forward(1).ToArray();
        var image = new CollidingImage(
            ChannelOrder.ChannelsLast(Attack.GetProperty("base")), goal, Attack.GetProperty("beta").GetDouble(),
            Attack.GetProperty("learningRate").GetDouble(), float.NegativeInfinity, float.PositiveInfinity);
        descent.Run([image]);
        return image;
    }

    private static Network Create(TensorShape input)
    {
        var network = new Network(new("features", input,
        [
            new Convolution(4, 5), new Relu(), new AveragePool(2, 2),
            new Convolution(6, 5), new Relu(), new AveragePool(2, 2),
            new Flatten(), new FullyConnected(9), new Relu(),
        ]), 0);
        foreach (var parameter in network.Parameters)
            parameter.CopyFrom(Reference.GetProperty("initial").GetProperty($"body.{parameter.Name}").Numbers());
        return network;
    }
}
