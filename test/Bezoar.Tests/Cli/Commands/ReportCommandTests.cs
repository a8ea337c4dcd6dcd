using Bezoar.Experiments;
using Bezoar.Tests.Reports;

namespace Bezoar.Tests.Cli.Commands;

public sealed class ReportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ItRendersAgainAndPrintsThePath()
    {
        new SampleRun { TestCount = 50, Partitions = [50] }.WriteTo(_folder.Path);
        var run = (await Tool.RunAsync("report", _folder.Path)).MustBeDone();
        Assert.Equal((_folder[RunFiles.Report] + "\n", ""), (run.Output, run.Error));
        Assert.True(File.Exists(_folder[RunFiles.Report]));
    }

    [Fact]
    public async Task ItRendersATrainingAgain()
    {
        new SampleTraining().WriteTo(_folder.Path);
        var run = (await Tool.RunAsync("report", _folder.Path)).MustBeDone();
        Assert.Equal(_folder[RunFiles.Report] + "\n", run.Output);
        Assert.Contains("badnets-cnn trained on mnist", File.ReadAllText(_folder[RunFiles.Report]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItRendersAnEvaluationAgain()
    {
        new SampleEvaluation().WriteTo(_folder.Path);
        var run = (await Tool.RunAsync("report", _folder.Path)).MustBeDone();
        Assert.Equal(_folder[RunFiles.Report] + "\n", run.Output);
        Assert.Contains("badnets on mnist", File.ReadAllText(_folder[RunFiles.Report]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderThatIsNoRunIsTheUsersMistake()
    {
        (await Tool.RunAsync("report", _folder.Path)).MustFail(2, "holds no result.json");
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }
}
