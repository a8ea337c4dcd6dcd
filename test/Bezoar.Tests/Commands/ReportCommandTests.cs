using System.Diagnostics;
using Bezoar.Experiments;
using Bezoar.Tests.Reports;

namespace Bezoar.Tests.Commands;

public sealed class ReportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ItRendersAgainAndPrintsThePath()
    {
        new SampleRun { TestCount = 50, Partitions = [50] }.WriteTo(_folder.Path);
        var (exit, output, error) = Run("report", _folder.Path);
        Assert.Equal((0, _folder[RunFiles.Report] + Environment.NewLine, ""), (exit, output, error));
        Assert.True(File.Exists(_folder[RunFiles.Report]));
    }

    [Fact]
    public void AFolderThatIsNoRunIsTheUsersMistake()
    {
        var (exit, output, error) = Run("report", _folder.Path);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("holds no result.json", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void HelpShowsAnExample() =>
        Assert.Contains("bezoar report runs/mnist", Run("report", "--help").Output, StringComparison.Ordinal);

    private static (int Exit, string Output, string Error) Run(params string[] arguments)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "Bezoar.Cli.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [tool, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
