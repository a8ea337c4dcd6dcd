using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Learning.Networks.Training;

public class EvaluatorTests
{
    private static readonly SampleSource Samples = SampleSource.InFileOrder(TinyTraining.Test);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 2)]
    [InlineData(60, 1)]
    [InlineData(64, 2)]
    public void BatchesAndThreadsDoNotChangeTheAnswers(int batchSize, int threads)
    {
        using var network = TinyTraining.Network();
        Bits.Equal(Outputs(network, 16, 1), Outputs(network, batchSize, threads));
    }

    [Fact]
    public void PredictsTheClassOfTheLargestOutput()
    {
        using var network = TinyTraining.Network();
        using var evaluator = new Evaluator(network, Blobs.Shape, Standardisation.None, 16, Workers.Single);
        var predictions = new int[Samples.Count];
        evaluator.Predict(Samples, predictions);
        Assert.Equal(Outputs(network, 16, 1).Chunk(4).Select(row => Array.IndexOf(row, row.Max())), predictions);
        var correct = predictions.Where((prediction, i) => prediction == Samples.Label(i)).Count();
        Assert.Equal((double)correct / Samples.Count, evaluator.Accuracy(Samples));
    }

    [Fact]
    public void TiesGoToTheSmallerClass()
    {
        using var network = new Network(new("zero", new(1, 1, 1), [new FullyConnected(3)]), 1);
        foreach (var parameter in network.Parameters) parameter.Values.Clear();
        using var evaluator = new Evaluator(network, new ImageShape(1, 1, 1), Standardisation.None, 1, Workers.Single);
        var samples = SampleSource.InFileOrder(new Dataset("one", new ImageShape(1, 1, 1), 3, [9], [0]));
        Assert.Equal(1, evaluator.Accuracy(samples));
    }

    [Fact]
    public void SizesMustFitAndCancellationIsHeeded()
    {
        using var source = new CancellationTokenSource();
        using var network = TinyTraining.Network();
        using var evaluator = new Evaluator(network, Blobs.Shape, Standardisation.None, 16, new(1, source.Token));
        Assert.Throws<ArgumentException>(() => evaluator.Predict(Samples, new int[1]));
        Assert.Throws<ArgumentException>(() => evaluator.Outputs(Samples, new float[Samples.Count]));
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => evaluator.Accuracy(Samples));
    }

    private static float[] Outputs(Network network, int batchSize, int threads)
    {
        using var evaluator = new Evaluator(network, Blobs.Shape, Standardisation.None, batchSize, new(threads));
        var outputs = new float[Samples.Count * evaluator.OutputCount];
        evaluator.Outputs(Samples, outputs);
        return outputs;
    }
}
