using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Targeted;
using Bezoar.Reports.Evaluation;
using Bezoar.Reports.Page;
using Bezoar.Reports.Page.Evaluation;
using Bezoar.Reports.Page.Targeted;
using Bezoar.Reports.Page.Training;
using Bezoar.Reports.Targeted;

namespace Bezoar.Reports;

/// <summary>The report of a run: one self-contained page that opens from disk and asks no network for anything.</summary>
public static class RunReport
{
    /// <summary>
    /// Renders <c>report.html</c> from the other files of a run's folder. The same folder gives the same bytes.
    /// </summary>
    /// <param name="directory">What <c>certify --out</c>, <c>train --out</c> or <c>evaluate --out</c> wrote.</param>
    /// <returns>The path of the page.</returns>
    /// <exception cref="BezoarException">A file is missing, damaged, or does not fit the others, or the page cannot be written.</exception>
    public static string Write(string directory)
    {
        var path = Path.Combine(directory, RunFiles.Report);
        AtomicFile.WriteText(path, ResultFile.CommandOf(directory) switch
        {
            TrainResult.CommandName => Render(TrainFolder.Read(directory), EmbeddedText.Charts),
            EvaluateResult.CommandName => Render(EvaluateFolder.Read(directory), EmbeddedText.Charts),
            TargetedResult.CommandName => Render(TargetedFolder.Read(directory), EmbeddedText.Charts),
            _ => Render(RunFolderReader.Read(directory), EmbeddedText.Charts),
        });
        return path;
    }

    /// <param name="folder">What to show.</param>
    /// <param name="charts">The bundled script; null for a page of tables.</param>
    internal static string Render(RunFolder folder, string? charts) =>
        ReportPage.Render(CertifyPage.Of(new(folder), new(charts is not null)), charts);

    /// <inheritdoc cref="Render(RunFolder, string?)"/>
    internal static string Render(TrainFolder folder, string? charts) =>
        ReportPage.Render(TrainPage.Of(new(folder), new(charts is not null)), charts);

    /// <inheritdoc cref="Render(RunFolder, string?)"/>
    internal static string Render(EvaluateFolder folder, string? charts) =>
        ReportPage.Render(EvaluatePage.Of(new(folder), new(charts is not null)), charts);

    /// <inheritdoc cref="Render(RunFolder, string?)"/>
    internal static string Render(TargetedFolder folder, string? charts) =>
        ReportPage.Render(TargetedPage.Of(new(folder), new(charts is not null)), charts);
}
