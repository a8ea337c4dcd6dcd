using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Attacks.CleanLabel.Interpolation;

/// <summary>
/// Trains a generator against a critic whose weights are clipped (arXiv 1701.07875, algorithm 1): the critic learns to tell real images
/// from made ones, the generator to make images that the critic takes for real.
/// </summary>
internal sealed class WassersteinGan : IDisposable
{
    private const ulong GeneratorStream = 1, CriticStream = 2, LatentStream = 3, OrderStream = 4;

    private readonly WassersteinGanOptions _options;
    private readonly Dataset _images;
    private readonly Workers _workers;
    private readonly Network _critic;
    private readonly NetworkRunner _make, _judge;
    private readonly Optimizer _generatorOptimizer, _criticOptimizer;
    private readonly SampleBatcher _batcher;
    private readonly CounterRandom _latent, _order;
    private readonly int _size, _batch;

    public WassersteinGan(Dataset images, WassersteinGanOptions options, Workers workers)
    {
        (_options, _images, _workers) = (options, images, workers);
        var shape = (ImageShape)images.Shape;
        (_size, _batch) = (shape.ByteCount, options.BatchSize);
        Generator = new(GanNetworks.Generator(shape, options), SeedOf(GeneratorStream));
        _critic = new(GanNetworks.Critic(shape, options), SeedOf(CriticStream));
        _make = Generator.CreateRunner(_batch, RunnerMode.Training, workers);
        _judge = _critic.CreateRunner(2 * _batch, RunnerMode.Training, workers);
        var rmsProp = new RmsPropOptions { LearningRate = options.LearningRate };
        _generatorOptimizer = rmsProp.CreateOptimizer(Generator.Parameters, workers);
        _criticOptimizer = rmsProp.CreateOptimizer(_critic.Parameters, workers);
        _batcher = new(shape, Standardisation.None);
        (_latent, _order) = (new(options.Seed, LatentStream), new(options.Seed, OrderStream));
        ClipCritic();
    }

    /// <summary>Belongs to the caller, who disposes of it.</summary>
    public Network Generator { get; }

    /// <summary>The critic's weights, for whoever checks that they are clipped.</summary>
    internal IReadOnlyList<Parameter> CriticParameters => _critic.Parameters;

    /// <summary>Trains from the first step to the last.</summary>
    /// <param name="stepDone">Told after each step how much more real than made images the critic finds real ones; null tells nobody.</param>
    public void Run(Action<int, double>? stepDone = null)
    {
        for (var step = 0; step < _options.Steps; step++)
        {
            _workers.Cancellation.ThrowIfCancellationRequested();
            var distance = 0.0;
            for (var pass = 0; pass < _options.CriticPasses; pass++) distance = StepCritic();
            StepGenerator();
            stepDone?.Invoke(step + 1, distance);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _make.Dispose();
        _judge.Dispose();
        _generatorOptimizer.Dispose();
        _criticOptimizer.Dispose();
        _critic.Dispose();
    }

    private double StepCritic()
    {
        for (var i = 0; i < _batch; i++) _batcher.Fill(_images.Record(_order.NextInt32(_images.Count)), _judge.Input[(i * _size)..]);
        Make().CopyTo(_judge.Input[(_batch * _size)..]);
        var verdicts = _judge.Forward(2 * _batch, training: true);
        var distance = 0.0;
        for (var i = 0; i < _batch; i++) distance += (double)verdicts[i] - verdicts[_batch + i];
        _judge.OutputGradient[.._batch].Fill(-1f / _batch);
        _judge.OutputGradient.Slice(_batch, _batch).Fill(1f / _batch);
        _judge.Backward(Gradients.Parameters);
        _criticOptimizer.Step(_options.LearningRate);
        ClipCritic();
        return distance / _batch;
    }

    private void StepGenerator()
    {
        Make().CopyTo(_judge.Input);
        _judge.Forward(_batch, training: true);
        _judge.OutputGradient[.._batch].Fill(-1f / _batch);
        _judge.Backward(Gradients.Input);
        _judge.InputGradient[..(_batch * _size)].CopyTo(_make.OutputGradient);
        _make.Backward(Gradients.Parameters);
        _generatorOptimizer.Step(_options.LearningRate);
    }

    /// <summary>A batch of images from fresh latent numbers.</summary>
    private ReadOnlySpan<float> Make()
    {
        foreach (ref var number in _make.Input) number = _latent.NextNormal();
        return _make.Forward(_batch, training: true);
    }

    private void ClipCritic()
    {
        foreach (var parameter in _critic.Parameters)
            foreach (ref var weight in parameter.Values) weight = Math.Clamp(weight, -_options.Clip, _options.Clip);
    }

    private ulong SeedOf(ulong stream) => ((ulong)new CounterRandom(_options.Seed, stream).NextUInt32() << 32) | stream;
}
