using Bezoar.Certificates;
using Bezoar.Features;
using Bezoar.Learning.Networks.Ensembles;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Experiments;

/// <summary>
/// Votes of networks: one single-threaded job trains a partition's network and lets it vote on all test inputs, and its votes
/// are kept as soon as it is done.
/// </summary>
internal sealed class NetworkVoting : IVoting
{
    private readonly NetworkLearner _learner;
    private readonly bool _isSorted;

    /// <summary>For one kind of certificate.</summary>
    /// <param name="learner">What trains a partition's network.</param>
    /// <param name="method"><see cref="MethodChoice.Dpa"/>, or <see cref="MethodChoice.SortedPartitions"/>.</param>
    /// <exception cref="BezoarException">The learner builds on features that an inserted sample would change, and the certificate is about insertions.</exception>
    public NetworkVoting(NetworkLearner learner, MethodChoice method)
    {
        if (learner.Provenance == FeatureProvenance.UnlabelledTraining && !method.IsAgainstLabelFlips) throw Errors.UnsoundAgainstInsertions(learner.Description);
        (_learner, _isSorted) = (learner, method.Name == MethodChoice.SortedPartitions);
    }

    /// <inheritdoc/>
    public string Learner => _learner.Description;

    /// <inheritdoc/>
    public CastVotes Cast(VotingTask task)
    {
        if (_isSorted) task = task with { Partitionings = [.. task.Partitionings.Select(each => SortedPartitioner.Partition(task.Samples, each.Count))] };
        var votes = new CollectedVotes([.. task.Partitionings.Select(each => each.Count)], task.Test.Count, task.Test.ClassCount);
        using var store = new BaseVotesFile(task.Folder, BaseVotesFile.KeyOf(task.TrainDigest, task.Test, _isSorted ? $"sorted, {Learner}" : Learner), task.Test.Count);
        store.Restore(votes);
        if (votes.Done > 0)
            task.Progress.Note(FormattableString.Invariant($"goes on from an interrupted run: {votes.Done} of {votes.Total} base classifiers are done"));
        if (store.HeldForOthers > 0)
            task.Progress.Note(FormattableString.Invariant(
                $"{RunFiles.BaseVotes} stays: it holds {store.HeldForOthers} base classifiers of other numbers of partitions, too"));
        task.Progress.Report(Stage.Train, votes.Done, votes.Total);
        var times = new JobTimes(task.Clock);
        try
        {
            var open = OpenIn(votes).ToArray();
            task.Workers.For(open.Length, () => new int[task.Test.Count], (item, room) => Run(open[item], room, task, votes, store, times));
        }
        finally
        {
            times.Share();
        }
        var entries = votes.ToTables().Select(table => new MethodVotes(MethodOf(table), table.Counts.ToArray(), Learner, []));
        return new([.. entries], store.HeldForOthers == 0 ? RunFiles.BaseVotes : null);
    }

    private CountedVotes MethodOf(VoteTable table) => _isSorted
        ? CountedVotes.OfSortedPartitions(table.Voters, table.ClassCount)
        : CountedVotes.OfPartitions(table.Voters, table.ClassCount);

    private static IEnumerable<(int Ensemble, PartitionIndex Partition)> OpenIn(CollectedVotes votes) =>
        from ensemble in Enumerable.Range(0, votes.Partitions.Count)
        from partition in Enumerable.Range(0, votes.Partitions[ensemble])
        where !votes.IsCounted(ensemble, partition)
        select (ensemble, new PartitionIndex(partition));

    private void Run(
        (int Ensemble, PartitionIndex Partition) job, int[] room, VotingTask task, CollectedVotes votes, BaseVotesFile store, JobTimes times)
    {
        var partitions = task.Partitionings[job.Ensemble];
        var begin = task.Clock.Elapsed;
        using var classifier = _learner.Fit(partitions[job.Partition], task.Workers.Cancellation);
        var fitted = task.Clock.Elapsed;
        classifier.Vote(task.Test, room, task.Workers.Cancellation);
        times.Add(fitted - begin, task.Clock.Elapsed - fitted);
        store.Append(partitions.Count, job.Partition, room);
        var done = votes.Add(job.Ensemble, job.Partition.Value, room);
        if (classifier.Fault is { } fault)
            task.Progress.Note(FormattableString.Invariant(
                $"base classifier {job.Partition.Value} of {partitions.Count} votes for its most frequent class: {fault}"));
        task.Progress.Report(Stage.Train, done, votes.Total);
    }
}
