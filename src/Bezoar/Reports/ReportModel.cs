using Bezoar.Certificates;
using Bezoar.Experiments;

namespace Bezoar.Reports;

/// <summary>One result with everything that is derived from its certificates for showing it.</summary>
internal sealed record ResultView(
    // Its place in result.json; parts of the page are numbered by it.
    int Position,
    // What tells it apart from the other results: k = 1,200.
    string Name,
    CertifiedRun Run,
    CertifiedAccuracyCurve Curve,
    RadiusHistogram Histogram,
    Confusion Confusion,
    ExampleSelection Examples,
    PublishedFigure? Published)
{
    public MethodResult Summary => Run.Summary;

    public int Median => Curve.Median.Value;
}

/// <summary>What the page shows, independent of how it shows it.</summary>
internal sealed class ReportModel
{
    private const int MostLines = 8;

    public ReportModel(RunFolder folder)
    {
        Folder = folder;
        var methods = folder.Runs.Select(run => run.Summary.Method).Distinct().ToArray();
        Published = [.. methods.SelectMany(method => PublishedFigures.For(folder.Result.Dataset.Name, method))];
        Results = [.. folder.Runs.Select((run, i) => View(run, i, methods.Length > 1))];
        // The first of equals: a later one proves no more.
        Best = Results.MaxBy(result => result.Median)!;
    }

    public RunFolder Folder { get; }

    public CertifyResult Run => Folder.Result;

    public IReadOnlyList<ResultView> Results { get; }

    /// <summary>The result that withstands most; the headline speaks of it.</summary>
    public ResultView Best { get; }

    public IReadOnlyList<PublishedFigure> Published { get; }

    /// <summary>Those that a chart of lines shows: all, or where they are many, of each method the one that withstands most.</summary>
    public IReadOnlyList<ResultView> Shown => Results.Count <= MostLines
        ? Results
        : [.. Results.GroupBy(result => MethodNames.Family(result.Summary.Method)).Select(group => group.MaxBy(result => result.Median)!)];

    /// <summary>Whether some are not shown in a chart of lines.</summary>
    public bool ShowsFewer => Results.Count > MostLines;

    /// <summary>What the budget axis counts: the unit in words where all results share it.</summary>
    public string BudgetAxis =>
        Results.Select(result => result.Summary.Unit).Distinct().Count() == 1 ? Wording.BudgetAxis(Best.Summary.Unit) : "poison budget";

    private ResultView View(CertifiedRun run, int position, bool manyMethods)
    {
        var (method, partitions) = (run.Summary.Method, run.Summary.Partitions);
        return new(
            position,
            manyMethods ? MethodNames.Of(method, partitions) : MethodNames.Setting(method, partitions),
            run,
            new(run.Certificates),
            RadiusHistogram.From(run.Certificates),
            Confusion.From(run.Certificates, Folder.Result.Dataset.ClassCount),
            ExampleSelection.From(run.Certificates, run.Votes),
            Published.FirstOrDefault(figure => figure.Method == run.Summary.Method && figure.Partitions == run.Summary.Partitions));
    }
}
