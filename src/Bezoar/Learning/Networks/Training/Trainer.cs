using Bezoar.Data;
using Bezoar.Learning.Networks.Adversarial;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Losses;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Training;

/// <summary>
/// Trains a classifier by softmax cross-entropy. The weights that come out are a function of the network's initial weights, the
/// samples and their order, and <see cref="TrainingOptions.Description"/>. A step allocates nothing.
/// </summary>
public sealed class Trainer : IDisposable
{
    // Keeps the order's random numbers apart from those that other code draws with the same seed.
    private const ulong ShuffleStream = 0x73687566_00000000;

    private readonly Network _network;
    private readonly SampleSource _samples;
    private readonly TrainingOptions _options;
    private readonly Workers _workers;
    private readonly SampleBatcher _batcher;
    private readonly NetworkRunner _runner;
    private readonly Optimizer _optimizer;
    private readonly List<TrainingEpoch> _history = [];
    private readonly int[] _order, _labels;
    private readonly BatchAscent? _adversary;
    private readonly Standardisation? _given;
    private Evaluator? _evaluator;
    private bool _isStarted;

    /// <summary>Takes memory for the whole training, and measures the samples' standardisation where none is given.</summary>
    /// <param name="network">Whose weights are trained. It must outlive the trainer.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="options">How.</param>
    /// <param name="workers">Threads, which do not change the result, and what may cancel the training between steps.</param>
    /// <param name="standardisation">
    /// What the network saw when its weights were trained before (a warm start): other numbers would undo a part of that training. Null for weights that
    /// never saw anything.
    /// </param>
    /// <exception cref="BezoarException">Impossible options, or a network that does not fit the samples.</exception>
    /// <exception cref="ArgumentException">No samples.</exception>
    public Trainer(Network network, SampleSource samples, TrainingOptions options, Workers workers, Standardisation? standardisation = null)
    {
        options.Validate();
        RequireFit(network.Definition, samples, options);
        (_network, _samples, _options, _workers) = (network, samples, options, workers);
        var batchSize = Math.Min(options.BatchSize, samples.Count);
        (_order, _labels) = (new int[samples.Count], new int[batchSize]);
        _given = standardisation;
        Standardisation = standardisation ?? Standardisation.Measure(samples, options.Standardisation);
        _batcher = new(samples.Shape, Standardisation, new(options.CropPadding, options.Mirror), options.Seed);
        _optimizer = options.Optimizer.CreateOptimizer(network.Parameters, workers);
        _runner = network.CreateRunner(batchSize, RunnerMode.Training, workers);
        if (options.Adversary is { } adversary) _adversary = new(_runner, network.Definition.Input, Standardisation, adversary, workers);
    }

    /// <summary>Predicted as often as <see cref="TrainingOptions.EvaluateEvery"/> says.</summary>
    public SampleSource? Test { get; init; }

    /// <summary>Told after every epoch.</summary>
    public Action<TrainingEpoch>? EpochDone { get; init; }

    /// <summary>Told after every step.</summary>
    public Action<TrainingProgress>? StepDone { get; init; }

    /// <summary>Of the training samples, or the given one: the network is to be asked with the same.</summary>
    public Standardisation Standardisation { get; }

    /// <summary>The epochs that are done.</summary>
    public IReadOnlyList<TrainingEpoch> History => _history;

    /// <summary>Trains to the last epoch; once.</summary>
    /// <param name="checkpointPath">
    /// Where the training is saved as often as <see cref="TrainingOptions.SaveEvery"/> says. If the file is there already, the
    /// training goes on from it, with the same bits as if it had never stopped. Null: it is not saved.
    /// </param>
    /// <exception cref="BezoarException">
    /// The loss or a weight became NaN or infinite; the file is damaged, of another training or cannot be written.
    /// </exception>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public void Run(string? checkpointPath = null)
    {
        if (_isStarted) throw new InvalidOperationException("a training runs once");
        _isStarted = true;
        var checkpoint = checkpointPath is null ? null : new Checkpoint(checkpointPath, new(_network, _samples, Test, _options, _given));
        if (checkpoint is not null) _history.AddRange(checkpoint.Restore(_network, _optimizer));
        while (_history.Count < _options.Epochs)
        {
            var epoch = RunEpoch(_history.Count);
            _history.Add(epoch);
            if (IsDue(epoch.Epoch, _options.SaveEvery))
            {
                RequireFiniteWeights(epoch);
                checkpoint?.Save(_network, _optimizer, _history);
            }
            EpochDone?.Invoke(epoch);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runner.Dispose();
        _optimizer.Dispose();
        _evaluator?.Dispose();
    }

    private TrainingEpoch RunEpoch(int epoch)
    {
        Shuffle(epoch);
        var rate = _options.LearningRateAt(epoch);
        var steps = (_order.Length - 1) / _labels.Length + 1;
        var (loss, correct, seen) = (0.0, 0, 0);
        for (var step = 0; step < steps; step++)
        {
            _workers.Cancellation.ThrowIfCancellationRequested();
            var positions = _order.AsSpan(seen, Math.Min(_labels.Length, _order.Length - seen));
            var mean = RunStep(positions, epoch, rate, ref correct);
            if (!double.IsFinite(mean)) throw Errors.LossNotFinite(_network.Definition.Name, mean, epoch, step, _options.Optimizer.LearningRate);
            loss += mean * positions.Length;
            seen += positions.Length;
            StepDone?.Invoke(new(epoch, _options.Epochs, step + 1, steps, loss / seen, rate));
        }
        return new(epoch, loss / seen, (double)correct / seen, rate, TestAccuracy(epoch));
    }

    /// <summary>Another order in every epoch, in which the samples of a group stay together.</summary>
    private void Shuffle(int epoch)
    {
        var size = _samples.GroupSize;
        var groups = _order.AsSpan(0, _order.Length / size);
        for (var i = 0; i < groups.Length; i++) groups[i] = i;
        new CounterRandom(_options.Seed, ShuffleStream + (uint)epoch).Shuffle(groups);
        // From the end, so that no group is written over before its turn.
        for (var i = groups.Length - 1; i >= 0; i--)
        {
            var first = groups[i] * size;
            for (var j = 0; j < size; j++) _order[i * size + j] = first + j;
        }
    }

    /// <summary>Forward, backward, step; returns the batch's mean loss.</summary>
    private double RunStep(ReadOnlySpan<int> positions, int epoch, double rate, ref int correct)
    {
        _batcher.FillAugmented(_samples, positions, epoch, _runner.Input);
        var labels = _labels.AsSpan(0, positions.Length);
        for (var i = 0; i < labels.Length; i++) labels[i] = _samples.Label(positions[i]);
        _adversary?.Run(_labels.AsMemory(0, positions.Length));
        var outputs = _runner.Forward(positions.Length, training: true);
        var classes = _samples.ClassCount;
        for (var i = 0; i < labels.Length; i++)
            if (Evaluator.LargestOf(outputs.Slice(i * classes, classes)) == labels[i]) correct++;
        var loss = SoftmaxCrossEntropy.LossAndGradient(outputs, labels, _runner.OutputGradient[..outputs.Length]);
        // The caller stops the training; the weights stay those that gave this loss.
        if (!double.IsFinite(loss)) return loss;
        _runner.Backward(Gradients.Parameters);
        _optimizer.Step(rate);
        return loss;
    }

    private bool IsDue(int epoch, int every) => every > 0 && ((epoch + 1) % every == 0 || epoch + 1 == _options.Epochs);

    // No loss follows the last step, and a layer such as ReLU can hide a broken weight from the loss.
    private void RequireFiniteWeights(TrainingEpoch epoch)
    {
        foreach (var parameter in _network.Parameters)
            if (parameter.Values.IndexOfAnyNonFinite() >= 0)
                throw Errors.WeightNotFinite(_network.Definition.Name, parameter.Name, epoch.Epoch, _options.Optimizer.LearningRate);
    }

    private double? TestAccuracy(int epoch)
    {
        if (Test is null || !IsDue(epoch, _options.EvaluateEvery)) return null;
        _evaluator ??= new(_network, Test.Shape, Standardisation, _labels.Length, _workers);
        return _evaluator.Accuracy(Test);
    }

    private static void RequireFit(NetworkDefinition network, SampleSource samples, TrainingOptions options)
    {
        if (samples.Count == 0) throw new ArgumentException("a training needs samples", nameof(samples));
        if (TensorShape.Of(samples.Shape) != network.Input) throw Errors.NetworkTakesOtherInputs(network.Name, network.Input, samples.Shape);
        if (network.Output != TensorShape.Vector(samples.ClassCount))
            throw Errors.NetworkHasOtherClasses(network.Name, network.Output, samples.ClassCount);
        if (samples.Shape is not ImageShape && (options.CropPadding > 0 || options.Mirror || options.Adversary is not null)) throw Errors.ImagesOnly(samples.Shape);
    }
}
