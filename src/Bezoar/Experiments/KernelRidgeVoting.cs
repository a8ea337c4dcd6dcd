using Bezoar.Features;
using Bezoar.Learning.KernelRidge;
using Bezoar.Voting;

namespace Bezoar.Experiments;

/// <summary>Votes of kernel ridge regression: one pass over the test inputs for all k, kept block by block.</summary>
/// <param name="descriptor">Record → unit vectors.</param>
/// <param name="options">Kernel and λ.</param>
internal sealed class KernelRidgeVoting(SampleDescriptor descriptor, KernelRidgeOptions options) : IVoting
{
    /// <inheritdoc/>
    public string Learner { get; } = $"{options.Description}, on {descriptor.Description}";

    /// <inheritdoc/>
    public IReadOnlyList<string> Conditions { get; } = descriptor.Provenance switch
    {
        FeatureProvenance.DataIndependent => [],
        FeatureProvenance.Trusted =>
            ["The vectors that were handed in were computed without the training data, or by a model that is known not to be poisoned."],
        _ => throw Errors.UnsoundAgainstInsertions(descriptor.Description),
    };

    /// <inheritdoc/>
    public CastVotes Cast(VotingTask task)
    {
        BaseVotesFile.RefuseIn(task.Folder);
        var key = PartialVotesFile.KeyOf(task.TrainDigest, task.Test, Learner, task.Partitionings.Select(each => each.Count));
        var store = new PartialVotesFile(task.Folder, key);
        var votes = store.Restore([.. task.Partitionings.Select(_ => task.Test.ClassCount)], task.Test.Count);
        var done = Enumerable.Range(0, votes.BlockCount).Count(votes.IsDone);
        if (done > 0)
            task.Progress.Note(FormattableString.Invariant($"goes on from an interrupted run: {done} of {votes.BlockCount} blocks of test inputs are done"));
        if (done < votes.BlockCount) CastOpen(task, votes, store, done);
        return new(votes.ToTables(), RunFiles.PartialVotes);
    }

    private void CastOpen(VotingTask task, PartialVotes votes, PartialVotesFile store, int done)
    {
        var (clock, workers, progress) = (task.Clock, task.Workers, task.Progress);
        using var ensemble = clock.Measure(Stage.Features, () => KernelRidgeEnsemble.Describe(
            descriptor, options, task.Samples, task.Partitionings, workers, (at, total) => progress.Report(Stage.Features, at, total)));
        clock.Measure(Stage.Train, () => ensemble.Fit(workers, (at, total) => progress.Report(Stage.Train, at, total)));
        try
        {
            clock.Measure(Stage.Predict, () => ensemble.Vote(task.Test, votes, workers, _ =>
            {
                progress.Report(Stage.Predict, Interlocked.Increment(ref done), votes.BlockCount);
                store.SaveNowAndThen(votes, clock.Elapsed);
            }));
        }
        catch (OperationCanceledException)
        {
            if (done > 0) store.Save(votes);
            throw;
        }
    }
}
