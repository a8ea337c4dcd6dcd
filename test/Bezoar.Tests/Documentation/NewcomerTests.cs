using Bezoar.Benchmarks.Results;
using Bezoar.Cli;
using Bezoar.Experiments;

namespace Bezoar.Tests.Documentation;

/// <summary>
/// The README's first commands, really run, print what it shows. Not compared with a stored run alone: that would go on
/// agreeing with the README after a change of the learner that made both of them wrong.
/// </summary>
public class NewcomerTests
{
    private static readonly NewcomerResult Stored =
        new ResultsFolder(Path.Combine(Repository.Root, "results")).Read<NewcomerResult>(NewcomerResult.File, "newcomer");

    [Fact]
    public async Task CertifyAndVerifyPrintWhatReadmeShows()
    {
        using var folder = new TemporaryFolder();
        var run = folder["runs", "digits"];
        var certified = (await RunAsync("certify", "--out", run)).Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        Assert.Equal(Lines(Stored.Console[0]), certified);
        Assert.Contains(certified, Repository.Read("README.md"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(run, RunFiles.Report)));

        var verified = (await RunAsync("verify", run)).Split('\n').Where(line => !line.StartsWith(NewcomerResult.VaryingLine, StringComparison.Ordinal));
        Assert.Equal(Lines(Stored.Console[1]), string.Join('\n', verified));
    }

    private static string Lines(ConsoleBlock block) => string.Join('\n', block.Output) + "\n";

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter();
        Assert.True(await Application.RunAsync(arguments, output, error) == ExitCode.Done, error.ToString());
        return output.ToString();
    }
}
