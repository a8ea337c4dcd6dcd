using Bezoar.Learning.Networks.Execution;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks;

/// <summary>What a <see cref="NetworkRunner"/> has room for.</summary>
public enum RunnerMode
{
    /// <summary>Forward passes only.</summary>
    Inference,

    /// <summary>Forward and backward passes.</summary>
    Training,
}

/// <summary>What a backward pass works out.</summary>
[Flags]
public enum Gradients
{
    /// <summary>The derivatives by the parameters, for training.</summary>
    Parameters = 1,

    /// <summary>The derivatives by the input, for attacks.</summary>
    Input = 2,
}

internal static class GradientsExtensions
{
    // Enum.HasFlag allocates until its caller is compiled for the second time.
    public static bool Includes(this Gradients wanted, Gradients part) => (wanted & part) != 0;
}

/// <summary>
/// Runs a network on batches. All memory is taken when the runner is made: a pass allocates nothing. A runner serves one
/// caller at a time. What it hands out is its own memory: it is there until the runner is disposed of, and changes with the next pass.
/// </summary>
public sealed unsafe class NetworkRunner : IDisposable
{
    private readonly Network _network;
    private readonly RunnerMode _mode;
    private readonly Signal _input;
    private readonly Sequence _sequence;
    private readonly GradientSlots _gradients = new();
    private int _ready;
    private bool _isDisposed;

    internal NetworkRunner(Network network, int batchSize, RunnerMode mode, Workers workers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        (_network, BatchSize, _mode) = (network, batchSize, mode);
        _input = new(network.Definition.Input, batchSize) { MayBeOverwritten = false };
        _input.Allocate();
        _sequence = new(network.Definition.Layers, "", _input, new(network, batchSize, mode, workers));
        if (mode != RunnerMode.Training) return;
        _sequence.Output.Gradient = _gradients.Rent(_sequence.Output.Length);
        _sequence.LayGradients(_gradients);
        foreach (var slot in _gradients.All) slot.Allocate();
    }

    /// <summary>Most samples of a pass.</summary>
    public int BatchSize { get; }

    /// <summary>Where the caller puts a batch: samples × height × width × channels.</summary>
    public Span<float> Input => new(Alive(_input).Values, BatchSize * _input.Shape.Count);

    /// <summary>Where the caller puts the loss's derivatives by the outputs before <see cref="Backward"/>.</summary>
    /// <exception cref="InvalidOperationException">Made for inference.</exception>
    public Span<float> OutputGradient => new(TrainingOnly(_sequence.Output), BatchSize * _sequence.Output.Shape.Count);

    /// <summary>The loss's derivatives by the input, after a backward pass that worked them out.</summary>
    /// <exception cref="InvalidOperationException">Made for inference.</exception>
    public ReadOnlySpan<float> InputGradient => new(TrainingOnly(_input), BatchSize * _input.Shape.Count);

    /// <summary>Runs the network on the first samples of <see cref="Input"/>.</summary>
    /// <param name="count">How many samples.</param>
    /// <param name="training">Batch norm by the batch's own statistics, which also move the running ones; otherwise by the running ones.</param>
    /// <returns>count × outputs.</returns>
    public ReadOnlySpan<float> Forward(int count, bool training = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, BatchSize);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _sequence.Forward(count, training);
        _ready = count;
        return new(_sequence.Output.Values, count * _sequence.Output.Shape.Count);
    }

    /// <summary>From <see cref="OutputGradient"/> back to the parameters' gradients, the input's or both, for the batch of the last forward pass.</summary>
    /// <exception cref="InvalidOperationException">Made for inference, or no forward pass before this one.</exception>
    public void Backward(Gradients wanted)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_mode != RunnerMode.Training || _ready == 0)
            throw new InvalidOperationException("a backward pass needs a runner for training and a forward pass before it");
        _sequence.Backward(_ready, wanted);
        _ready = 0;
    }

    /// <summary>What a layer gave in the last forward pass: count × height × width × channels.</summary>
    /// <param name="layer">0 for the first. A layer that works in place has replaced what the one before it gave.</param>
    /// <param name="count">Samples.</param>
    public ReadOnlySpan<float> OutputOf(int layer, int count) =>
        new(Alive(_sequence.OutputOf(layer)).Values, count * _sequence.OutputOf(layer).Shape.Count);

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        _sequence.Dispose();
        _input.Dispose();
        foreach (var slot in _gradients.All) slot.Dispose();
        GC.KeepAlive(_network);
    }

    private Signal Alive(Signal signal)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return signal;
    }

    private float* TrainingOnly(Signal signal) => _mode == RunnerMode.Training
        ? Alive(signal).Gradient.Values
        : throw new InvalidOperationException("a runner for inference has no gradients");
}
