using Bezoar.Data;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Numerics;
using Bezoar.Partitioning;

namespace Bezoar.Experiments;

/// <summary>How one kind of base learner casts the votes of a certified run, and goes on with them after an interruption.</summary>
internal interface IVoting
{
    /// <summary>The learner of base classifiers with all its settings, in one line.</summary>
    string Learner { get; }

    /// <summary>The votes of all base classifiers on all test inputs.</summary>
    CastVotes Cast(VotingTask task);
}

/// <summary>Votes that are all in.</summary>
/// <param name="Entries">One for each method and number of partitions.</param>
/// <param name="UsedUpFile">
/// The file of the run's folder in which they were kept meanwhile, to be removed once the result is there; null where it holds
/// what other runs can still use.
/// </param>
internal sealed record CastVotes(IReadOnlyList<MethodVotes> Entries, string? UsedUpFile);

/// <summary>What a learner needs to know of a certified run.</summary>
/// <param name="Samples">The training set.</param>
/// <param name="Partitionings">One for each k.</param>
/// <param name="TrainDigest">Of the training set, as its file has it.</param>
/// <param name="Test">What is voted on.</param>
/// <param name="Folder">Where finished work is kept.</param>
/// <param name="Models">Where networks that serve other runs, too, are kept.</param>
/// <param name="Clock">Told what takes how long.</param>
/// <param name="Workers">Threads and cancellation.</param>
/// <param name="Progress">Told how far it is.</param>
internal sealed record VotingTask(
    SampleSet Samples, IReadOnlyList<Partitions> Partitionings, string TrainDigest, Dataset Test,
    RunFolderWriter Folder, ModelCache Models, StageClock Clock, Workers Workers, IRunProgress Progress)
{
    private const int InputsPerItem = 16;

    /// <summary>Runs over all test inputs, some of them at a time on each thread, and says how far it is.</summary>
    /// <param name="makeScratch">What one thread reuses.</param>
    /// <param name="body">Told the number of a test input.</param>
    public void ForEachTestInput<TScratch>(Func<TScratch> makeScratch, Action<int, TScratch> body)
    {
        var (items, done) = ((Test.Count + InputsPerItem - 1) / InputsPerItem, 0);
        Workers.For(items, makeScratch, (item, scratch) =>
        {
            for (var input = item * InputsPerItem; input < Math.Min((item + 1) * InputsPerItem, Test.Count); input++) body(input, scratch);
            Progress.Report(Stage.Predict, Interlocked.Increment(ref done), items);
        });
    }
}
