using Bezoar.Data.Digits;
using Bezoar.Experiments;
using Bezoar.Numerics;

namespace Bezoar.Tests.Experiments;

/// <summary>Certified runs on a graph of all training inputs: votes that were cast are kept, and nothing of an interruption can be seen in the result.</summary>
public class GraphCertifyTests
{
    private static readonly CertifyPlan Plan = new() { Methods = [new(MethodChoice.SortedPartitions, [])], Partitions = [6, 20] };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AnInterruptedRunGoesOn(int threads)
    {
        using var folder = new TemporaryFolder();
        var expected = Execute(folder["whole"], threads, new());
        using var stop = new CancellationTokenSource();
        // The last of three blocks is never begun where there is one thread.
        var interrupted = new Watcher { Stop = stop, After = threads == 1 ? 2 : 1 };
        Assert.Throws<OperationCanceledException>(() => Execute(folder["run"], threads, interrupted, stop.Token));
        Assert.Equal([RunFiles.PartialGraphVotes], Directory.EnumerateFiles(folder["run"]).Select(Path.GetFileName));
        var resumed = new Watcher();
        Assert.Equal(expected, Execute(folder["run"], threads, resumed));
        Assert.Matches("^goes on from an interrupted run: [12] of 3 blocks of test inputs are done$", Assert.Single(resumed.Notes));
        Assert.False(File.Exists(Path.Combine(folder["run"], RunFiles.PartialGraphVotes)));
    }

    private static string[] Execute(string path, int threads, Watcher watcher, CancellationToken cancellation = default)
    {
        var splits = Digits.Create(new() { TrainCount = 120, TestCount = 600 }, Workers.Single);
        using var folder = RunFolderWriter.Open(path);
        var run = new CertifyRun(Plan, new("0.1.0", "", () => 0), new(TimeProvider.System), new(threads, cancellation), watcher);
        return [.. run.Execute(splits, folder).Result.Results.Select(entry => entry.VotesSha256)];
    }

    private sealed class Watcher : IRunProgress
    {
        public List<string> Notes { get; } = [];
        public CancellationTokenSource? Stop { get; init; }
        public int After { get; init; }

        public void Report(Stage stage, int done, int total)
        {
            if (stage == Stage.Spread && done >= After) Stop?.Cancel();
        }

        public void Note(string line) => Notes.Add(line);
    }
}
