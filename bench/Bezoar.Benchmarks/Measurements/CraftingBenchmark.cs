using Bezoar.Attacks.BadNets;
using Bezoar.Benchmarks.Results;
using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Adversarial;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>How long an attacker needs to make poison for MNIST.</summary>
internal static class CraftingBenchmark
{
    private const int Images = 284, Iterations = 200;

    public static void Run(Session session, int rounds)
    {
        var workers = new Workers(Environment.ProcessorCount);
        var train = DatasetCatalog.Default.Read("mnist", Bezoar.Cli.Data.DataRootOption.Resolve(null), workers).Train;
        var attack = new BadNetsAttack(new());
        var poisoned = attack.Craft(train, workers);

        // What PGD costs does not depend on the weights, so they need no training.
        using var network = new Network(ArchitectureCatalog.Get("badnets-cnn").Define(TensorShape.Of(train.Shape), train.ClassCount), seed: 0);
        var images = train.Records[..(Images * train.Shape.ByteCount)].ToArray();
        var (labels, hardened) = (train.Labels[..Images].ToArray(), new byte[images.Length]);
        var options = new PgdOptions { Norm = PerturbationNorm.L2, Epsilon = 600, Iterations = Iterations };
        var seconds = Sampling.Interleave(rounds,
            () => attack.Craft(train, workers),
            () => ProjectedGradientDescent.Run(
                network, Standardisation.None, (ImageShape)train.Shape, images, labels, options, workers, hardened));
        var result = new CraftingResult(
            Session.Provenance(FormattableString.Invariant($"crafting --rounds {rounds}")), rounds, poisoned.Instances.Count,
            Math.Round(Sampling.Median(seconds[0]), 4), Images, Iterations, Math.Round(Sampling.Median(seconds[1]), 3));
        session.Print(CraftingResult.File, result);
        session.Results.Write(CraftingResult.File, result);
    }
}
