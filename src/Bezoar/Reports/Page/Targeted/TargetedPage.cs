using Bezoar.Reports.Targeted;

namespace Bezoar.Reports.Page.Targeted;

/// <summary>The page on attacks on single test inputs.</summary>
internal static class TargetedPage
{
    /// <param name="model">What to show.</param>
    /// <param name="chart">Draws, or leaves it at tables.</param>
    public static PageContent Of(TargetedReportModel model, Chart chart) => new(
        $"{model.Run.Experiment.Title} · Bezoar",
        model.Run.Version,
        Panels.Style(model.Details.Count),
        TargetedHeadlineSection.Render(model),
        [
            TargetsSection.Render(model),
            TargetedSweepSection.Render(model, chart),
            TargetedDefenceSection.Render(model),
            TargetedDetailsSection.Render(model, chart),
            TargetedRecipeSection.Render(model),
            ProvenanceSection.Render(model.Run),
        ],
        TargetedChartData.From(model).ToJson());
}
