using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;

namespace Bezoar.Tests.Learning.Networks;

public class NetworkRunnerTests
{
    private static readonly TensorShape Shape = new(8, 8, 3);

    /// <summary>Every kind of layer.</summary>
    private static readonly Layer[] Layers =
    [
        new Convolution(8, 3, Padding: 1, Bias: false), new BatchNorm(), new Relu(), new MaxPool(3, 2, 1),
        new Residual([new Convolution(12, 3, 2, 1), new BatchNorm(), new LeakyRelu(), new Convolution(12, 1)], [new Subsample(2, 12)]), new Relu(),
        new TransposedConvolution(6, 4, 2, 1), new Sigmoid(), new AveragePool(2, 2), new Flatten(), new FullyConnected(24), new Tanh(),
        new Unflatten(2, 2, 6), new GlobalAveragePool(), new FullyConnected(3),
    ];

    [Fact]
    public void APassAllocatesNothing()
    {
        using var network = new RunningNetwork(Shape, 4, Layers);
        Pass(network.Runner);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 3; i++) Pass(network.Runner);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatALargerBatchHasLeftBehindChangesNothing(bool training)
    {
        using var small = new RunningNetwork(Shape, 2, Layers);
        using var large = new RunningNetwork(Shape, 9, Layers);
        foreach (var (from, to) in small.Network.Parameters.Zip(large.Network.Parameters)) from.Values.CopyTo(to.Values);
        large.Everything(9, training: false);
        Bits.Equal(small.Everything(2, training), large.Everything(2, training));
    }

    [Fact]
    public void InferenceGivesWhatTrainingEvaluates()
    {
        using var training = new RunningNetwork(Shape, 4, Layers);
        using var inference = new RunningNetwork(Shape, 4, Layers, mode: RunnerMode.Inference);
        var input = Bits.Random(4 * Shape.Count, 1);
        // Where nothing is read again, more is overwritten.
        foreach (var byBatch in (bool[])[true, false]) Bits.Equal(training.Forward(input, byBatch), inference.Forward(input, byBatch));
        Assert.Throws<InvalidOperationException>(() => inference.Runner.Backward(Gradients.Input));
        Assert.Throws<InvalidOperationException>(() => inference.Runner.OutputGradient.Clear());
    }

    [Fact]
    public void ABackwardPassNeedsAForwardPassBeforeIt()
    {
        using var network = new RunningNetwork(Shape, 4, Layers);
        Assert.Throws<InvalidOperationException>(() => network.Runner.Backward(Gradients.Input));
        network.Everything(4, training: true);
        Assert.Throws<InvalidOperationException>(() => network.Runner.Backward(Gradients.Input));
    }

    [Fact]
    public void ARunnerThatIsGoneIsRefused()
    {
        using var network = new Network(new("gone", Shape, Layers), 1);
        var runner = network.CreateRunner(4, RunnerMode.Training, Workers.Single);
        runner.Forward(4);
        runner.Dispose();
        Assert.Throws<ObjectDisposedException>(() => runner.Forward(4));
        Assert.Throws<ObjectDisposedException>(() => runner.Backward(Gradients.Input));
        Assert.Throws<ObjectDisposedException>(() => runner.Input.Clear());
        Assert.Throws<ObjectDisposedException>(() => runner.OutputGradient.Clear());
        Assert.Throws<ObjectDisposedException>(() => runner.OutputOf(0, 1).ToArray());
    }

    [Fact]
    public void ABatchThatCannotBeCountedIsRefused()
    {
        using var network = new Network(new("wide", new(1, 1, 1), [new TransposedConvolution(64, 64)]), 1);
        Fails.With(() => network.CreateRunner(10_000, RunnerMode.Inference, Workers.Single), "wide", "10000 samples", "64×64×64", "smaller batch");
    }

    [Fact]
    public void ANetworkWithoutLayersGivesItsInput()
    {
        using var network = new RunningNetwork(Shape, 2, []);
        var input = Bits.Random(2 * Shape.Count, 1);
        Bits.Equal(input, network.Forward(input));
        Bits.Equal(input, network.Backward(input));
    }

    private static void Pass(NetworkRunner runner)
    {
        runner.Forward(4, training: true);
        runner.Backward(Gradients.Parameters | Gradients.Input);
    }
}
