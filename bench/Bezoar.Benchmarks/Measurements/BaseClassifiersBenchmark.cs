using Bezoar.Benchmarks.Results;
using Bezoar.Cli.Data;
using Bezoar.Data;
using Bezoar.Learning.Networks.Ensembles;
using Bezoar.Numerics;
using Bezoar.Partitioning;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>A few base classifiers of an ensemble of networks on MNIST, as certification trains them: what the whole would cost, and how good they are.</summary>
internal static class BaseClassifiersBenchmark
{
    public static void Run(Session session, string learner, int partitions, int count)
    {
        if (count < 1 || count > partitions) throw new InvalidOperationException($"--count is {count}, must be 1 to the number of partitions");
        // As many threads as there are cores to compare with.
        const int Threads = 2;
        var workers = new Workers(Threads);
        var splits = DatasetCatalog.Default.Read("mnist", DataRootOption.Resolve(null), workers);
        var all = HashPartitioner.Partition(new SampleSet(splits.Train), partitions);
        var network = NetworkLearners.Create(learner, splits.Train.Shape);
        var figures = new BaseClassifierFigures[count];
        var atOnce = Math.Min(Threads, count);
        workers.For(count, i =>
        {
            // Spread evenly: partitions differ a good deal in size, and neighbours no less than others.
            figures[i] = Measure(network, all[new((int)((long)i * partitions / count))], splits.Test);
            session.Print(BaseClassifiersResult.File(learner), figures[i]);
        });
        session.Results.Write(BaseClassifiersResult.File(learner), new BaseClassifiersResult(
            Session.Provenance(FormattableString.Invariant($"base-classifiers --learner {learner} --partitions {partitions} --count {count}")),
            network.Description, partitions, splits.Test.Count, figures, Math.Round(figures.Average(each => each.Accuracy), 4),
            Math.Round(figures.Average(each => each.TrainSeconds) / atOnce, 2), Math.Round(figures.Average(each => each.VoteSeconds) / atOnce, 2)));
    }

    public static BaseClassifierFigures Measure(NetworkLearner learner, Partition partition, Dataset test)
    {
        NetworkClassifier? classifier = null;
        var votes = new int[test.Count];
        var train = Sampling.Seconds(() => classifier = learner.Fit(partition));
        var vote = Sampling.Seconds(() => classifier!.Vote(test, votes));
        classifier!.Dispose();
        var right = votes.Zip(test.Labels.ToArray()).Count(pair => pair.First == pair.Second);
        return new(partition.Index.Value, partition.Count, Math.Round(train, 2), Math.Round(vote, 2), (double)right / test.Count);
    }
}
