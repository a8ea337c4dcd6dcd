using Bezoar.Tests.Cli.Commands;

namespace Bezoar.Tests.Cli;

public sealed class ModelsFolderTests(TinyDigits data) : IClassFixture<TinyDigits>
{
    [Fact]
    public async Task ModelsAreKeptWhereTheEnvironmentSaysAndUsedAgain()
    {
        var models = data.NewRun();
        var environment = new Dictionary<string, string> { ["BEZOAR_MODELS"] = models };
        string[] arguments = ["attack", "clean-label", "--dataset", data.Path, "--variant", "pgd-l2", "--surrogate", "linear", "--out", data.NewRun()];
        var first = (await Tool.RunProcessAsync(environment, arguments)).MustBeDone();
        Assert.Contains("training the attacker's model, linear", first.Error, StringComparison.Ordinal);
        Assert.StartsWith("linear-", Path.GetFileName(Assert.Single(Directory.GetFiles(models))), StringComparison.Ordinal);
        var second = (await Tool.RunProcessAsync(environment, arguments)).MustBeDone();
        Assert.Equal("", second.Error);
        Assert.Equal(SealIn(first), SealIn(second));
    }

    private static string SealIn(ToolRun run) => run.Output.Split('\n').Single(line => line.StartsWith("seal", StringComparison.Ordinal));
}
