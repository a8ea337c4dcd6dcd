using Bezoar.Learning.Networks;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>Forward passes on random images, with two threads.</summary>
internal sealed class InferenceLoop : IDisposable
{
    private const double MultiplyAddsPerRound = 1e10;

    private readonly NetworkRunner _runner;
    private readonly int _passes;

    public InferenceLoop(Network network, int batch)
    {
        _runner = network.CreateRunner(batch, RunnerMode.Inference, new(2));
        var random = new CounterRandom(3);
        foreach (ref var value in _runner.Input) value = random.NextSingle(-1, 1);
        _passes = (int)Math.Ceiling(MultiplyAddsPerRound / (network.Definition.MultiplyAdds.Sum() * (double)batch));
    }

    public double Images => (double)_passes * _runner.BatchSize;

    public void Run()
    {
        for (var pass = 0; pass < _passes; pass++) _runner.Forward(_runner.BatchSize);
    }

    public void Dispose() => _runner.Dispose();
}
