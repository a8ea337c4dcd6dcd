using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Training;

/// <summary>Asks a network about samples, batch by batch. Batch size and threads do not change the answers.</summary>
public sealed class Evaluator : IDisposable
{
    private readonly NetworkRunner _runner;
    private readonly SampleBatcher _batcher;
    private readonly Workers _workers;

    /// <summary>Takes memory for forward passes.</summary>
    /// <param name="network">Its weights may change between calls.</param>
    /// <param name="shape">What one record holds.</param>
    /// <param name="standardisation">With which the network was trained.</param>
    /// <param name="batchSize">Samples of one pass. More need more memory and are no faster beyond some dozens.</param>
    /// <param name="workers">Threads.</param>
    /// <exception cref="BezoarException">The network takes other records.</exception>
    public Evaluator(Network network, RecordShape shape, Standardisation standardisation, int batchSize, Workers workers)
    {
        var definition = network.Definition;
        if (TensorShape.Of(shape) != definition.Input) throw Errors.NetworkTakesOtherInputs(definition.Name, definition.Input, shape);
        (_batcher, _workers, OutputCount) = (new(shape, standardisation), workers, definition.Output.Count);
        _runner = network.CreateRunner(batchSize, RunnerMode.Inference, workers);
    }

    /// <summary>Numbers that the network gives per sample; one per class for a classifier.</summary>
    public int OutputCount { get; }

    /// <summary>The network's outputs.</summary>
    /// <param name="samples">Any number of them.</param>
    /// <param name="outputs">Samples × outputs.</param>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public void Outputs(SampleSource samples, Span<float> outputs)
    {
        if (outputs.Length != (long)samples.Count * OutputCount) throw new ArgumentException("room for every output is needed", nameof(outputs));
        for (var first = 0; first < samples.Count; first += _runner.BatchSize)
            Forward(samples, first).CopyTo(outputs[(first * OutputCount)..]);
    }

    /// <summary>The class of the largest output for every sample, the smaller class on a tie.</summary>
    /// <param name="samples">Any number of them.</param>
    /// <param name="predictions">One per sample.</param>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public void Predict(SampleSource samples, Span<int> predictions)
    {
        if (predictions.Length != samples.Count) throw new ArgumentException("one prediction for every sample is needed", nameof(predictions));
        for (var first = 0; first < samples.Count; first += _runner.BatchSize)
        {
            var outputs = Forward(samples, first);
            for (var i = 0; i * OutputCount < outputs.Length; i++)
                predictions[first + i] = LargestOf(outputs.Slice(i * OutputCount, OutputCount));
        }
    }

    /// <summary>Share of the samples that are predicted to be what their labels say; NaN without samples.</summary>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public double Accuracy(SampleSource samples)
    {
        var predictions = new int[samples.Count];
        Predict(samples, predictions);
        var correct = 0;
        for (var i = 0; i < predictions.Length; i++)
            if (predictions[i] == samples.Label(i)) correct++;
        return (double)correct / predictions.Length;
    }

    /// <inheritdoc/>
    public void Dispose() => _runner.Dispose();

    /// <summary>Index of the largest number, the first of several.</summary>
    internal static int LargestOf(ReadOnlySpan<float> outputs)
    {
        var best = 0;
        for (var i = 1; i < outputs.Length; i++)
            if (outputs[i] > outputs[best]) best = i;
        return best;
    }

    private ReadOnlySpan<float> Forward(SampleSource samples, int first)
    {
        _workers.Cancellation.ThrowIfCancellationRequested();
        var count = Math.Min(_runner.BatchSize, samples.Count - first);
        _batcher.Fill(samples, first, count, _runner.Input);
        return _runner.Forward(count);
    }
}
