using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Losses;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>Steps of training on random images, with two threads: forward, loss, backward, step.</summary>
internal sealed class TrainingLoop : IDisposable
{
    // A round of about this much work: long enough for the clock, short enough to see the same neighbours as its rivals.
    private const double FlopsPerRound = 6e10;

    private readonly NetworkRunner _runner;
    private readonly Optimizer _optimizer;
    private readonly int[] _labels;
    private readonly int _steps;

    public TrainingLoop(NetworkDefinition definition, int batch)
    {
        var workers = new Workers(2);
        Network = new(definition, 1);
        _runner = Network.CreateRunner(batch, RunnerMode.Training, workers);
        _optimizer = new SgdOptions { LearningRate = 1e-3 }.CreateOptimizer(Network.Parameters, workers);
        var random = new CounterRandom(2);
        foreach (ref var value in _runner.Input) value = random.NextSingle(-1, 1);
        _labels = [.. Enumerable.Range(0, batch).Select(_ => random.NextInt32(definition.Output.Count))];
        _steps = (int)Math.Ceiling(FlopsPerRound / (FlopsPerImage(definition) * batch));
    }

    public Network Network { get; }

    public double Images => (double)_steps * _labels.Length;

    public double Flops => Images * FlopsPerImage(Network.Definition);

    public void Run()
    {
        for (var step = 0; step < _steps; step++)
        {
            var outputs = _runner.Forward(_labels.Length, training: true);
            SoftmaxCrossEntropy.LossAndGradient(outputs, _labels, _runner.OutputGradient);
            _runner.Backward(Gradients.Parameters);
            _optimizer.Step(1e-3);
        }
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _runner.Dispose();
        Network.Dispose();
    }

    /// <summary>Forward, to the weights, and to the input of all layers but the first.</summary>
    private static double FlopsPerImage(NetworkDefinition definition)
    {
        var layers = definition.MultiplyAdds.ToArray();
        return 2.0 * (3 * layers.Sum() - layers.First(each => each > 0));
    }
}
