using Bezoar.Experiments;

namespace Bezoar.Tests.Cli.Commands;

public sealed class InterruptedTrainTests(TinyDigits data) : IClassFixture<TinyDigits>
{
    private static readonly Dictionary<string, string> SameEnvironment = [];

    [Fact]
    public async Task GoesOnFromTheLastEpochWithTheSameBits()
    {
        var (interrupted, whole) = (data.NewRun(), data.NewRun());
        var lastWords = await Tool.InterruptAsync(SameEnvironment, "epoch 2 of ", ArgumentsFor(interrupted));
        Assert.EndsWith($"bezoar: interrupted; the last finished epoch is kept in {interrupted}, and the same command goes on from there\n", lastWords, StringComparison.Ordinal);
        Assert.Equal([RunFiles.Checkpoint], Directory.EnumerateFileSystemEntries(interrupted).Select(Path.GetFileName));

        // In a process of its own again: another build of the library would be refused.
        var resumed = (await Tool.RunProcessAsync(SameEnvironment, ArgumentsFor(interrupted))).MustBeDone();
        Assert.Matches(@"goes on from an interrupted run: ([2-9]|[1-9][0-9]) of 60 epochs are done", resumed.Error);
        Assert.DoesNotContain("epoch 1 of", resumed.Error, StringComparison.Ordinal);
        (await Tool.RunAsync(ArgumentsFor(whole))).MustBeDone();
        var (first, second) = (ResultFile.ReadTrained(interrupted).Results[0], ResultFile.ReadTrained(whole).Results[0]);
        Assert.Equal(second.ModelSha256, first.ModelSha256);
        Assert.Equal(second.Epochs, first.Epochs);
        Assert.False(File.Exists(Path.Combine(interrupted, RunFiles.Checkpoint)));
    }

    [Fact]
    public async Task OtherSettingsDoNotReplaceWhatWasFinished()
    {
        var folder = data.NewRun();
        await Tool.InterruptAsync(SameEnvironment, "epoch 1 of ", ArgumentsFor(folder));
        var checkpoint = Path.Combine(folder, RunFiles.Checkpoint);
        var before = File.ReadAllBytes(checkpoint);
        (await Tool.RunAsync("train", "--dataset", data.Path, "--epochs", "1", "--out", folder)).MustFail(
            2, checkpoint, "of an interrupted training that differs in options; repeat its command, delete the file or choose another --out");
        Assert.Equal(before, File.ReadAllBytes(checkpoint));
    }

    [Fact]
    public async Task ADamagedCheckpointIsNamedAndStays()
    {
        var folder = data.NewRun();
        Directory.CreateDirectory(folder);
        var checkpoint = Path.Combine(folder, RunFiles.Checkpoint);
        File.WriteAllText(checkpoint, "something else");
        (await Tool.RunAsync("train", "--dataset", data.Path, "--epochs", "1", "--out", folder)).MustFail(
            2, checkpoint, "not a safetensors file", "delete the file to begin afresh, or choose another --out");
        Assert.Equal("something else", File.ReadAllText(checkpoint));
    }

    [Fact]
    public async Task LeavesNothingWhereNoEpochWasFinished()
    {
        var folder = data.NewRun();
        // One epoch on the built-in digits takes long enough to be interrupted in.
        var lastWords = await Tool.InterruptAsync(SameEnvironment, "read the data", ["train", "--model", "nin", "--epochs", "1", "--out", folder]);
        Assert.Contains("bezoar: interrupted; no epoch was finished yet, so nothing is kept", lastWords, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder));
    }

    private string[] ArgumentsFor(string folder) => ["train", "--dataset", data.Path, "--threads", "1", "--epochs", "60", "--out", folder];
}
