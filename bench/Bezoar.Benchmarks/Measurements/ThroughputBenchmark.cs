using Bezoar.Benchmarks.Results;
using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>Images per second of every architecture, in turns with the matrix product that is their ceiling.</summary>
internal static class ThroughputBenchmark
{
    private const int ProductSize = 3000;

    private static readonly (string Architecture, ImageShape Input, int Batch)[] Cases =
    [
        ("badnets-cnn", new(1, 28, 28), 64),
        ("nin", new(1, 28, 28), 50),
        ("nin", new(3, 32, 32), 128),
        ("resnet20", new(3, 32, 32), 128),
        ("alexnet-cifar", new(3, 32, 32), 128),
    ];

    public static void Run(Session session, int rounds)
    {
        var rows = Cases.Select(each =>
        {
            var row = Measure(each.Architecture, each.Input, each.Batch, rounds);
            session.Print(ThroughputResult.File, row);
            return row;
        }).ToArray();
        session.Results.Write(ThroughputResult.File, new ThroughputResult(
            Session.Provenance(FormattableString.Invariant($"throughput --rounds {rounds}")), rounds, rows));
    }

    private static ThroughputRow Measure(string architecture, ImageShape input, int batch, int rounds)
    {
        using var training = new TrainingLoop(ArchitectureCatalog.Get(architecture).Define(TensorShape.Of(input), 10), batch);
        using var inference = new InferenceLoop(training.Network, batch);
        var product = new ProductLoop(ProductSize);
        var workers = new Workers(2);
        var seconds = Sampling.Interleave(rounds, training.Run, inference.Run, () => product.Run(workers));
        var gflops = Array.ConvertAll(seconds[0], each => training.Flops / each / 1e9);
        var ceilings = Array.ConvertAll(seconds[2], each => product.Flops / each / 1e9);
        return new(
            architecture, input.ToString(), batch,
            Math.Round(Sampling.Median(seconds[0].Select(each => training.Images / each)), 1),
            Math.Round(Sampling.Median(seconds[1].Select(each => inference.Images / each)), 1),
            Math.Round(Sampling.Median(gflops), 1), Math.Round(Sampling.Median(ceilings), 1),
            Math.Round(Sampling.Median(gflops.Zip(ceilings, (gflops, ceiling) => gflops / ceiling)), 3));
    }
}
