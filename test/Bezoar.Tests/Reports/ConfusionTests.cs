using Bezoar.Certificates;
using Bezoar.Reports;

namespace Bezoar.Tests.Reports;

public sealed class ConfusionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MistakesAreRankedByCountThenLabelThenPrediction()
    {
        var certificates = new[] { (2, 0), (1, 2), (0, 0), (2, 1), (1, 0), (2, 1) }
            .Select(pair => new Certificate(pair.Item1, pair.Item2, new(pair.Item1 == pair.Item2 ? 0 : -1))).ToArray();
        var confusion = Confusion.From(certificates, 3);
        Assert.Equal([new(2, 1, 2), new(1, 0, 1), new(1, 2, 1), new Mistake(2, 0, 1)], confusion.Mistakes);
        Assert.Equal([[1, 0, 0], [1, 0, 1], [1, 2, 0]], confusion.Matrix!);
    }

    [Fact]
    public void AMatrixOfManyClassesIsNeverMade()
    {
        // 70,000 × 70,000 counts would be 18 GiB.
        var page = Render(70_000, out var model);
        Assert.Null(Assert.Single(model.Results).Confusion.Matrix);
        Assert.DoesNotContain("data-chart=\"confusion\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Labels (rows) and predictions (columns)", page, StringComparison.Ordinal);
        Assert.Contains("The data set has 70,000 classes. The confusion matrix is left out above", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">69999</th><td>3</td>\n<td>2</td>", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 1, 100_000);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void AHundredClassesStillHaveAMatrix(int classCount, bool shown)
    {
        var page = Render(classCount, out var model);
        Assert.Equal(shown ? classCount : null, Assert.Single(model.Results).Confusion.Matrix?.Count);
        Assert.Equal(shown, page.Contains("data-chart=\"confusion\"", StringComparison.Ordinal));
        Assert.Equal(shown, page.Contains("Labels (rows) and predictions (columns)", StringComparison.Ordinal));
        Assert.Equal(!shown, page.Contains("The confusion matrix is left out", StringComparison.Ordinal));
        Assert.Contains($"<th scope=\"row\">{classCount - 1}</th><td>3</td>\n<td>2</td>", page, StringComparison.Ordinal);
    }

    // Two inputs of the last class are taken for class 3; all others are right.
    private string Render(int classCount, out ReportModel model)
    {
        var run = new SampleRun { ClassCount = classCount, TestCount = 6, Partitions = [50], Shape = null };
        var folder = RunFolderReader.Read(run.WriteTo(_folder.Path));
        Certificate[] certificates =
        [
            .. Enumerable.Repeat(new Certificate(classCount - 1, 3, new(-1)), 2), .. Enumerable.Repeat(new Certificate(0, 0, new(5)), 4),
        ];
        folder = folder with { Runs = [folder.Runs[0] with { Certificates = certificates }] };
        model = new(folder);
        return RunReport.Render(folder, charts: "");
    }
}
