using System.Runtime.InteropServices;
using Bezoar.Experiments;

namespace Bezoar.Tests.Cli.Commands;

public sealed class InterruptedTrainTests(TinyDigits data) : IClassFixture<TinyDigits>
{
    private static readonly Dictionary<string, string> SameEnvironment = [];

    [Fact]
    public async Task GoesOnFromTheLastEpochWithTheSameBits()
    {
        var (interrupted, whole) = (data.NewRun(), data.NewRun());
        var lastWords = await InterruptAsync("epoch 2 of ", ArgumentsFor(interrupted));
        Assert.EndsWith($"bezoar: interrupted; the last finished epoch is kept in {interrupted}, and the same command goes on from there\n", lastWords, StringComparison.Ordinal);
        Assert.Equal([RunFiles.Checkpoint], Directory.EnumerateFileSystemEntries(interrupted).Select(Path.GetFileName));

        // In a process of its own again: another build of the library would begin afresh.
        var resumed = (await Tool.RunProcessAsync(SameEnvironment, ArgumentsFor(interrupted))).MustBeDone();
        Assert.Matches(@"goes on from an interrupted run: [2-9][0-9]* of 60 epochs are done", resumed.Error);
        Assert.DoesNotContain("epoch 1 of", resumed.Error, StringComparison.Ordinal);
        (await Tool.RunAsync(ArgumentsFor(whole))).MustBeDone();
        var (first, second) = (ResultFile.ReadTrained(interrupted).Results[0], ResultFile.ReadTrained(whole).Results[0]);
        Assert.Equal(second.ModelSha256, first.ModelSha256);
        Assert.Equal(second.Epochs, first.Epochs);
        Assert.False(File.Exists(Path.Combine(interrupted, RunFiles.Checkpoint)));
    }

    [Fact]
    public async Task OtherSettingsBeginAfreshAndSaySo()
    {
        var folder = data.NewRun();
        await InterruptAsync("epoch 1 of ", ArgumentsFor(folder));
        var other = (await Tool.RunAsync("train", "--dataset", data.Path, "--epochs", "1", "--out", folder)).MustBeDone();
        Assert.Contains("begins afresh: ", other.Error, StringComparison.Ordinal);
        Assert.Contains("belongs to another training (other options)", other.Error, StringComparison.Ordinal);
        Assert.Contains("epoch 1 of 1", other.Error, StringComparison.Ordinal);
        Assert.Single(ResultFile.ReadTrained(folder).Results[0].Epochs);
    }

    [Fact]
    public async Task ADamagedCheckpointCostsTimeOnly()
    {
        var folder = data.NewRun();
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, RunFiles.Checkpoint), "something else");
        var run = (await Tool.RunAsync("train", "--dataset", data.Path, "--epochs", "1", "--out", folder)).MustBeDone();
        Assert.Contains("begins afresh: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("not a safetensors file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeavesNothingWhereNoEpochWasFinished()
    {
        var folder = data.NewRun();
        // One epoch on the built-in digits takes long enough to be interrupted in.
        var lastWords = await InterruptAsync("read the data", ["train", "--model", "nin", "--epochs", "1", "--out", folder]);
        Assert.Contains("bezoar: interrupted; no epoch was finished yet, so nothing is kept", lastWords, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder));
    }

    private string[] ArgumentsFor(string folder) => ["train", "--dataset", data.Path, "--threads", "1", "--epochs", "60", "--out", folder];

    private static async Task<string> InterruptAsync(string after, string[] arguments)
    {
        using var process = Tool.Start(SameEnvironment, arguments);
        while (await process.StandardError.ReadLineAsync() is { } line)
            if (line.StartsWith(after, StringComparison.Ordinal)) break;
        Assert.Equal(0, Kill(process.Id, 2));
        var lastWords = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 130, $"exit code {process.ExitCode}: {lastWords}");
        return lastWords;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
