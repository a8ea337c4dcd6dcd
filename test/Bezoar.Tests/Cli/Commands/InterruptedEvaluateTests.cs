using Bezoar.Experiments;

namespace Bezoar.Tests.Cli.Commands;

public sealed class InterruptedEvaluateTests(TinyDigits data) : IClassFixture<TinyDigits>
{
    private static readonly Dictionary<string, string> SameEnvironment = [];

    [Fact]
    public async Task GoesOnFromTheFinishedVictimsWithTheSameBits()
    {
        var (interrupted, whole) = (data.NewRun(), data.NewRun());
        // So many seeds that the run cannot be done before it is interrupted; two are enough to see that it goes on.
        var lastWords = await Tool.InterruptAsync(SameEnvironment, "badnets (10 % of the training set added, every class to 0, trigger pattern), victim linear, seed 1", ArgumentsFor(interrupted, "1000"));
        Assert.EndsWith($"bezoar: interrupted; finished victims are kept in {interrupted}, and the same command goes on from there\n", lastWords, StringComparison.Ordinal);
        Assert.Equal(["victims"], Directory.EnumerateFileSystemEntries(interrupted).Select(Path.GetFileName));

        // In a process of its own again: another build of the library would train anew.
        var resumed = (await Tool.RunProcessAsync(SameEnvironment, ArgumentsFor(interrupted, "2"))).MustBeDone();
        Assert.DoesNotContain("seed 0", resumed.Error, StringComparison.Ordinal);
        (await Tool.RunAsync(ArgumentsFor(whole, "2"))).MustBeDone();
        Assert.Equal(DigestsIn(whole), DigestsIn(interrupted));
    }

    [Fact]
    public async Task LeavesNothingWhereNoVictimWasFinished()
    {
        var folder = data.NewRun();
        var lastWords = await Tool.InterruptAsync(SameEnvironment, "epoch 1 of", ["evaluate", "--dataset", data.Path, "--epochs", "1000", "--out", folder]);
        Assert.EndsWith("bezoar: interrupted; no victim was finished yet, so nothing is kept\n", lastWords, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder));
    }

    [Fact]
    public async Task AnInterruptedAttackWritesNothing()
    {
        var folder = data.NewRun();
        var environment = new Dictionary<string, string> { ["BEZOAR_MODELS"] = data.NewRun() };
        // On all of the built-in digits, the attacker's model takes long enough to be interrupted in.
        var lastWords = await Tool.InterruptAsync(environment, "training the attacker's model", ["attack", "clean-label", "--variant", "pgd-l2", "--out", folder]);
        Assert.EndsWith("bezoar: interrupted; nothing was written, and the same command begins anew\n", lastWords, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder));
    }

    private string[] ArgumentsFor(string folder, string seeds) =>
        ["evaluate", "--dataset", data.Path, "--model", "linear", "--epochs", "10", "--every", "0", "--seeds", seeds, "--out", folder];

    private static string[] DigestsIn(string folder) => [.. ResultFile.ReadEvaluated(folder).Results.Select(entry => entry.PredictionsSha256)];
}
