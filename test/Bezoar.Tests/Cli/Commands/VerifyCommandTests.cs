using System.CommandLine;
using System.Text.Json;
using Bezoar.Cli.Commands;
using Bezoar.Tests.Certificates.Verification;
using Bezoar.Tests.Reports;

namespace Bezoar.Tests.Cli.Commands;

public class VerifyCommandTests
{
    [Fact]
    public void PrintsEveryCheckAndWhatItCouldNotCheck()
    {
        using var run = new IssuedRun(9);
        var (exitCode, output) = Invoke(run.Path);
        Assert.Equal(0, exitCode);
        Assert.DoesNotContain('✗', output);
        Assert.Contains("✓ votes-dpa-9.npy", output, StringComparison.Ordinal);
        Assert.Contains("Not checked", output, StringComparison.Ordinal);
        Assert.Contains("no data set is called 'toy'", output, StringComparison.Ordinal);
        Assert.EndsWith(" checks passed.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void FailsWithOneLineThatNamesTheFile()
    {
        using var run = new IssuedRun(9);
        run.Tamper("certificates-dpa-9.csv", bytes => [.. bytes[..^2], (byte)'8', (byte)'\n']);
        Fails.With(() => Invoke(run.Path), run.Path, "certificates-dpa-9.csv");
    }

    [Fact]
    public void ATrainingIsNothingToVerify()
    {
        using var folder = new TemporaryFolder();
        new SampleTraining().WriteTo(folder.Path);
        Fails.With(() => Invoke(folder.Path), folder.Path, "there is nothing to verify", "bezoar train");
    }

    [Fact]
    public void JsonIsTheSameAsAnObject()
    {
        using var run = new IssuedRun(9);
        using var report = JsonDocument.Parse(Invoke(run.Path, "--json").Output);
        Assert.True(report.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(run.Verify().Checks.Count, report.RootElement.GetProperty("checks").GetArrayLength());
        Assert.NotEmpty(report.RootElement.GetProperty("notChecked").EnumerateArray());
    }

    private static (int ExitCode, string Output) Invoke(params string[] arguments)
    {
        var output = new StringWriter();
        var exitCode = VerifyCommand.Create().Parse(arguments)
            .Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output });
        return (exitCode, output.ToString());
    }
}
