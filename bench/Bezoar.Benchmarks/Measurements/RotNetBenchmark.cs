using Bezoar.Benchmarks.Results;
using Bezoar.Certificates.Verification;
using Bezoar.Cli;
using Bezoar.Cli.Data;
using Bezoar.Data;
using Bezoar.Experiments;
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
    public static void Run(Session session, RotNetOptions options, int[] partitions, int count, int? whole)
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
        var arguments = FormattableString.Invariant($"rotnet --epochs {options.Epochs} --channels {options.Channels} --partitions {string.Join(' ', partitions)} --count {count}")
            + (whole is { } all ? FormattableString.Invariant($" --certify {all}") : "");
        session.Results.Write(RotNetResult.File, new RotNetResult(Session.Provenance(arguments), options, learner.Description, RotationHead.DefaultEpochs, ensembles, whole is { } k ? Certify(session, splits, options, k) : null));
    }

    /// <summary>As <c>bezoar certify</c> does it, and verified as <c>bezoar verify</c> does it.</summary>
    private static WholeEnsemble Certify(Session session, DatasetSplits splits, RotNetOptions options, int partitions)
    {
        var directory = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"bezoar-rotnet-{partitions}"));
        using (var folder = RunFolderWriter.Open(directory))
        {
            var plan = new CertifyPlan { Methods = [new(MethodChoice.SortedPartitions, [])], Partitions = [partitions], Embedding = EmbeddingNames.RotNet, Rotations = options };
            new CertifyRun(plan, Machine.Facts, new(TimeProvider.System), Workers.Single, new Lines(Console.Error)) { Models = new(ModelsFolder.Path) }.Execute(splits, folder);
        }
        RunVerifier.Verify(directory).RequirePassed();
        var result = ResultFile.Read(directory);
        Directory.Delete(directory, recursive: true);
        var entry = result.Results.Single();
        var whole = new WholeEnsemble(
            partitions, entry.BaseAccuracy, entry.CleanAccuracy, entry.MedianCertifiedRadius, Math.Round(result.Seconds.Total, 1), entry.VotesSha256);
        session.Print(RotNetResult.File, whole);
        return whole;
    }

    private sealed class Lines(TextWriter error) : IRunProgress
    {
        public void Report(Stage stage, int done, int total)
        {
            if (done % 100 == 0) error.WriteLine(FormattableString.Invariant($"{stage}: {done} of {total}"));
        }

        public void Note(string line) => error.WriteLine(line);
    }
}
