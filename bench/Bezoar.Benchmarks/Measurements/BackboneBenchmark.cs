using Bezoar.Benchmarks.Results;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Onnx;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>Images per second of a pretrained network, forward, and forward and back to the pixels.</summary>
internal static class BackboneBenchmark
{
    private const int Size = 128, Batch = 16, Passes = 4;

    public static void Run(Session session, string path, string layer, int rounds)
    {
        var model = OnnxModel.Read(path);
        using var whole = model.ToNetwork(new(Size, Size, 3));
        using var cut = model.ToNetwork(new(Size, Size, 3), layer);
        using var one = new Loop(whole, 1);
        using var two = new Loop(whole, 2);
        using var back = new Loop(cut, 2);
        var seconds = Sampling.Interleave(rounds, one.Forward, two.Forward, back.ForwardAndBack);
        double Rate(int loop) => Math.Round(Sampling.Median(seconds[loop].Select(each => Batch * Passes / each)), 1);
        var result = new BackboneResult(
            Session.Provenance(FormattableString.Invariant($"backbone --rounds {rounds}")), rounds, Path.GetFileName(path), model.Digest, Size, Rate(0), Rate(1), Rate(2));
        session.Print(BackboneResult.Name, result);
        session.Results.Write(BackboneResult.Name, result);
    }

    private sealed class Loop : IDisposable
    {
        private readonly NetworkRunner _runner;

        public Loop(Network network, int threads)
        {
            _runner = network.CreateRunner(Batch, RunnerMode.Training, new Workers(threads));
            var random = new CounterRandom(1);
            foreach (ref var pixel in _runner.Input) pixel = random.NextSingle();
        }

        public void Forward()
        {
            for (var pass = 0; pass < Passes; pass++) _runner.Forward(Batch);
        }

        public void ForwardAndBack()
        {
            for (var pass = 0; pass < Passes; pass++)
            {
                _runner.Forward(Batch).CopyTo(_runner.OutputGradient);
                _runner.Backward(Gradients.Input);
            }
        }

        public void Dispose() => _runner.Dispose();
    }
}
