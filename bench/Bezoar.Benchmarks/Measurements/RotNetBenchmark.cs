using Bezoar.Benchmarks.Results;
using Bezoar.Cli.Attack;
using Bezoar.Cli.Data;
using Bezoar.Data;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Rotations;
using Bezoar.Numerics;
using Bezoar.Partitioning;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>
/// A few base classifiers of SS-DPA on MNIST, as <c>bezoar certify --embedding rotnet</c> trains them. On one thread; the network that tells rotations apart
/// is taken from where such networks are kept, if it is there.
/// </summary>
internal static class RotNetBenchmark
{
    public static void Run(Session session, RotNetOptions options, int[] partitions, int count)
    {
        if (count < 1 || count > partitions.Min()) throw new InvalidOperationException($"--count is {count}, must be 1 to the number of partitions");
        var splits = DatasetCatalog.Default.Read("mnist", DataRootOption.Resolve(null), Workers.Single);
        var (samples, rotNet) = (new SampleSet(splits.Train), new RotNet(options));
        using var layers = rotNet.Learn(samples.WithoutLabels(), Workers.Single, new()
        {
            Models = new ModelCache(ModelsFolder.Path),
            EpochDone = epoch => session.Print(RotNetResult.File, epoch),
        });
        var test = layers.Features(splits.Test, Workers.Single);
        var learner = RotationHead.Create(layers, rotNet.FeatureMap(splits.Test.Shape));
        var ensembles = partitions.Select(k =>
        {
            var all = SortedPartitioner.Partition(samples, k);
            BaseClassifierFigures[] figures =
                [.. Enumerable.Range(0, count).Select(i => BaseClassifiersBenchmark.Measure(learner, all[new((int)((long)i * k / count))], test))];
            var ensemble = new SampledEnsemble(k, figures, Math.Round(figures.Average(each => each.Accuracy), 4));
            session.Print(RotNetResult.File, ensemble);
            return ensemble;
        }).ToArray();
        var arguments = FormattableString.Invariant($"rotnet --epochs {options.Epochs} --channels {options.Channels} --partitions {string.Join(' ', partitions)} --count {count}");
        session.Results.Write(RotNetResult.File, new RotNetResult(Session.Provenance(arguments), options, learner.Description, RotationHead.DefaultEpochs, ensembles));
    }
}
