using Bezoar.Features;
using Bezoar.Learning.KernelRidge;
using Bezoar.Voting;

namespace Bezoar.Experiments;

/// <summary>
/// Votes of everything that is made of one kernel: kernel ridge regression on partitions and on spread buckets, nearest neighbours and kernel votes. One
/// pass over the test inputs serves all of them, kept block by block.
/// </summary>
/// <param name="descriptor">Record → unit vectors.</param>
/// <param name="options">Kernel and λ of kernel ridge.</param>
/// <param name="methods">What is asked for.</param>
internal sealed class KernelVoting(SampleDescriptor descriptor, KernelRidgeOptions options, IReadOnlyList<MethodChoice> methods) : IVoting
{
    private readonly string[] _conditions = descriptor.Provenance switch
    {
        FeatureProvenance.DataIndependent => [],
        FeatureProvenance.Trusted =>
            ["The vectors that were handed in were computed without the training data, or by a model that is known not to be poisoned."],
        _ => throw Errors.UnsoundAgainstInsertions(descriptor.Description),
    };

    /// <inheritdoc/>
    public string Learner => On(options.Description);

    /// <inheritdoc/>
    public CastVotes Cast(VotingTask task)
    {
        BaseVotesFile.RefuseIn(task.Folder);
        var request = KernelRequest.Of(methods, task);
        var store = new PartialVotesFile(task.Folder, PartialVotesFile.KeyOf(task.TrainDigest, task.Test, Learner, request.Key));
        var votes = store.Restore(request.Widths, task, out var done);
        if (done < votes.BlockCount) CastOpen(task, request, votes, store, done);
        var entries = request.Entries(votes).Select(entry => new MethodVotes(entry.Method, entry.Rows, On(entry.Voter ?? options.Description), _conditions));
        return new([.. entries], RunFiles.PartialVotes);
    }

    private string On(string voter) => $"{voter}, on {descriptor.Description}";

    private void CastOpen(VotingTask task, KernelRequest request, PartialVotes votes, PartialVotesFile store, int done)
    {
        var (clock, workers, progress) = (task.Clock, task.Workers, task.Progress);
        using var ensemble = clock.Measure(Stage.Features, () => KernelRidgeEnsemble.Describe(
            descriptor, options, task.Samples, request.Partitionings, request.Spreadings, workers, (at, total) => progress.Report(Stage.Features, at, total)));
        clock.Measure(Stage.Train, () => ensemble.Fit(workers, (at, total) => progress.Report(Stage.Train, at, total)));
        try
        {
            clock.Measure(Stage.Predict, () => ensemble.Read(task.Test, votes, request.Readings(ensemble), workers, _ =>
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
