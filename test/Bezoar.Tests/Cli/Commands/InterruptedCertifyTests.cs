using System.Diagnostics;
using System.Runtime.InteropServices;
using Bezoar.Experiments;

namespace Bezoar.Tests.Cli.Commands;

public sealed class InterruptedCertifyTests(TinyDigits data) : IClassFixture<TinyDigits>, IDisposable
{
    private const string FirstBlockDone = "vote on test inputs: 20 %";

    private static readonly Dictionary<string, string> SameEnvironment = [];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task GoesOnFromWhatWasFinished()
    {
        var (interrupted, whole) = (_folder["interrupted"], _folder["whole"]);
        using var process = Tool.Start(SameEnvironment, ArgumentsFor(interrupted));
        await WaitForAsync(FirstBlockDone, process);
        Interrupt(process);
        var lastWords = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(130, process.ExitCode);
        Assert.EndsWith($"bezoar: interrupted; finished work is kept in {interrupted}, and the same command goes on from there\n", lastWords, StringComparison.Ordinal);
        Assert.Equal([RunFiles.PartialVotes], Directory.EnumerateFileSystemEntries(interrupted).Select(Path.GetFileName));

        var resumed = (await Tool.RunAsync(ArgumentsFor(interrupted))).MustBeDone();
        Assert.Contains("goes on from an interrupted run: ", resumed.Error, StringComparison.Ordinal);
        (await Tool.RunAsync(ArgumentsFor(whole))).MustBeDone();
        Assert.Equal(ResultFile.Read(whole).Results[0].VotesSha256, ResultFile.Read(interrupted).Results[0].VotesSha256);
        Assert.False(File.Exists(Path.Combine(interrupted, RunFiles.PartialVotes)));
    }

    [Fact]
    public async Task LeavesNothingWhereNothingWasFinished()
    {
        using var process = Tool.Start(SameEnvironment, ArgumentsFor(_folder["run"]));
        await WaitForAsync("read the data", process);
        Interrupt(process);
        var lastWords = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("bezoar: interrupted; nothing was finished yet, so nothing is kept", lastWords, StringComparison.Ordinal);
        Assert.False(Path.Exists(_folder["run"]));
    }

    /// <summary>Killed without a chance to save anything, as by a lack of memory or power.</summary>
    [Fact]
    public async Task AKilledRunKeepsEveryNetworkThatWasFinished()
    {
        // So many epochs that the run cannot be done before it is killed.
        string[] arguments = ["certify", "--dataset", data.Path, "--learner", "badnets-cnn", "--epochs", "60", "--partitions", "40", "--out"];
        using var process = Tool.Start(SameEnvironment, [.. arguments, _folder["run"]]);
        await WaitForAsync("fit base classifiers: 20 %", process);
        process.Kill();
        await process.WaitForExitAsync();
        Assert.True(File.Exists(Path.Combine(_folder["run"], RunFiles.BaseVotes)));

        var resumed = (await Tool.RunAsync([.. arguments, _folder["run"]])).MustBeDone();
        Assert.Matches("goes on from an interrupted run: ([89]|[123][0-9]) of 40 base classifiers", resumed.Error);
        (await Tool.RunAsync([.. arguments, _folder["whole"]])).MustBeDone();
        Assert.Equal(ResultFile.Read(_folder["whole"]).Results[0].VotesSha256, ResultFile.Read(_folder["run"]).Results[0].VotesSha256);
        Assert.False(File.Exists(Path.Combine(_folder["run"], RunFiles.BaseVotes)));
    }

    // One cell and small partitions are soon described and fitted; copies and ten partitionings make the votes take some seconds, long
    // enough to interrupt them on a fast machine whose cores other tests keep busy.
    private static string[] ArgumentsFor(string folder) =>
        ["certify", "--threads", "1", "--copies", "4", "--cells", "1", "--partitions", "500,501,502,503,504,505,506,507,508,509", "--out", folder];

    private static async Task WaitForAsync(string line, Process process)
    {
        while (await process.StandardError.ReadLineAsync() is { } read)
            if (read.StartsWith(line, StringComparison.Ordinal)) return;
        Assert.Fail($"never said '{line}'");
    }

    private static void Interrupt(Process process) => Assert.Equal(0, Kill(process.Id, 2));

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
