using System.Collections.Concurrent;
using Bezoar.Certificates.Verification;
using Bezoar.Data;
using Bezoar.Data.Digits;
using Bezoar.Experiments;
using Bezoar.Numerics;

namespace Bezoar.Tests.Experiments;

/// <summary>Certified runs whose base classifiers are networks: what is finished is kept, and nothing of it can be seen in the result.</summary>
public sealed class NetworkCertifyTests : IDisposable
{
    private static readonly DatasetSplits Splits = Digits.Create(new() { TrainCount = 60, TestCount = 40 }, Workers.Single);
    private static readonly CertifyPlan Plan = new() { Learner = "badnets-cnn", Epochs = 2, Partitions = [3, 5] };
    private static readonly Lazy<string[]> Expected = new(() =>
    {
        using var folder = new TemporaryFolder();
        return Execute(folder.Path, Plan, 1, new Watcher());
    });

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ThreadsDoNotMatterAndTheEvidenceHolds()
    {
        var watcher = new Watcher();
        Assert.Equal(Expected.Value, Execute(Run, Plan, 2, watcher));
        Assert.Equal(Enumerable.Range(0, 9), watcher.Done.Order());
        RunVerifier.Verify(Run).RequirePassed();
        Assert.DoesNotContain(RunFiles.BaseVotes, Directory.EnumerateFiles(Run).Select(Path.GetFileName));
        Assert.StartsWith("badnets-cnn network, 2 epochs", ResultFile.Read(Run).Results[0].Learner, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(3, 2)]
    public void AnInterruptedRunGoesOn(int finished, int threads)
    {
        var kept = Interrupt(finished, threads);
        var watcher = new Watcher();
        Assert.Equal(Expected.Value, Execute(Run, Plan, threads, watcher));
        Assert.Contains($"goes on from an interrupted run: {kept} of 8 base classifiers are done", watcher.Notes);
        Assert.Equal(Enumerable.Range(kept, 9 - kept), watcher.Done.Order());
        RunVerifier.Verify(Run).RequirePassed();
    }

    [Fact]
    public void AnotherListOfPartitionsGoesOnFromWhatBothHave()
    {
        Interrupt(3, 1);
        var watcher = new Watcher();
        Assert.Equal(Expected.Value[..1], Execute(Run, Plan with { Partitions = [3] }, 1, watcher));
        Assert.Equal([3], watcher.Done);
        Assert.False(File.Exists(_folder["run", RunFiles.BaseVotes]));
    }

    /// <summary>They may have taken days.</summary>
    [Fact]
    public void FinishedNetworksOfOtherNumbersOfPartitionsStay()
    {
        Interrupt(5, 1);
        var watcher = new Watcher();
        Assert.Equal(Expected.Value[..1], Execute(Run, Plan with { Partitions = [3] }, 1, watcher));
        Assert.Contains("base-votes.bin stays: it holds 2 base classifiers of other numbers of partitions, too", watcher.Notes);
        var verified = RunVerifier.Verify(Run);
        verified.RequirePassed();
        Assert.Contains("base-votes.bin: unfinished work of another run and no evidence; nothing in it was read.", verified.NotChecked);
        watcher = new();
        Assert.Equal(Expected.Value, Execute(Run, Plan, 1, watcher));
        Assert.Equal([5, 6, 7, 8], watcher.Done.Order());
        Assert.False(File.Exists(_folder["run", RunFiles.BaseVotes]));
    }

    [Fact]
    public void WhatAnInterruptedRunLeftIsNotLostToAnother()
    {
        Interrupt(1, 1);
        foreach (var other in (CertifyPlan[])[Plan with { Epochs = 1 }, Plan with { Learner = "nin", Epochs = 1 }, new() { Partitions = [3] }])
        {
            var fault = Assert.Throws<BezoarException>(() => Execute(Run, other, 1, new Watcher()));
            Assert.Contains(RunFiles.BaseVotes, fault.Message, StringComparison.Ordinal);
        }
        Assert.Equal(Expected.Value, Execute(Run, Plan, 1, new Watcher()));
    }

    [Fact]
    public void SharesItsTimeOutBetweenTrainingAndVoting()
    {
        Execute(Run, Plan, 2, new Watcher());
        var seconds = ResultFile.Read(Run).Seconds;
        Assert.True(seconds is { Features: 0, Train: > 0, Predict: > 0 });
        Assert.InRange(seconds.Train + seconds.Predict, 0, seconds.Total);
    }

    [Theory]
    [InlineData("nin", 0, "0 epochs")]
    [InlineData("resnet20", 1, "no learner is called 'resnet20'")]
    public void NamesWhatIsImpossible(string learner, int epochs, string expected) =>
        Assert.Contains(expected, Assert.Throws<BezoarException>(() => (Plan with { Learner = learner, Epochs = epochs }).Validate()).Message, StringComparison.Ordinal);

    /// <summary>Runs until so many base classifiers are done, and says how many were kept.</summary>
    private int Interrupt(int finished, int threads)
    {
        using var stop = new CancellationTokenSource();
        var watcher = new Watcher { Watch = done => { if (done >= finished) stop.Cancel(); } };
        Assert.Throws<OperationCanceledException>(() => Execute(Run, Plan, threads, watcher, stop.Token));
        Assert.Equal([RunFiles.BaseVotes], Directory.EnumerateFiles(Run).Select(Path.GetFileName));
        var kept = watcher.Done.Max();
        Assert.InRange(kept, finished, finished + threads - 1);
        return kept;
    }

    /// <summary>The digests of the votes, one for each number of partitions.</summary>
    private static string[] Execute(string path, CertifyPlan plan, int threads, Watcher watcher, CancellationToken cancellation = default)
    {
        using var folder = RunFolderWriter.Open(path);
        var run = new CertifyRun(plan, new("0.1.0", "", () => 0), new(TimeProvider.System), new(threads, cancellation), watcher);
        return [.. run.Execute(Splits, folder).Result.Results.Select(entry => entry.VotesSha256)];
    }

    private sealed class Watcher : IRunProgress
    {
        public ConcurrentBag<int> Done { get; } = [];
        public ConcurrentBag<string> Notes { get; } = [];
        public Action<int> Watch { get; init; } = _ => { };

        public void Report(Stage stage, int done, int total)
        {
            if (stage != Stage.Train) return;
            Done.Add(done);
            Watch(done);
        }

        public void Note(string line) => Notes.Add(line);
    }
}
