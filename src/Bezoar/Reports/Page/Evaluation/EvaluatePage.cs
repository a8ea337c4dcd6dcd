using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>The page on an evaluation.</summary>
internal static class EvaluatePage
{
    /// <param name="model">What to show.</param>
    /// <param name="chart">Draws, or leaves it at tables.</param>
    public static PageContent Of(EvaluateReportModel model, Chart chart) => new(
        $"{model.Run.Experiment?.Title ?? $"{model.Best.First.Attack} on {model.Run.Dataset.Name}"} · Bezoar",
        model.Run.Version,
        Panels.Style(model.Groups.Count),
        EvaluateHeadlineSection.Render(model),
        [
            PublishedSection.Render(model),
            AttacksSection.Render(model),
            AttackCourseSection.Render(model, chart),
            SweepSection.Render(model, chart),
            DefenceSection.Render(model, chart),
            VictimsSection.Render(model, chart),
            AttackRecipeSection.Render(model),
            ProvenanceSection.Render(model.Run),
        ],
        EvaluateChartData.From(model).ToJson());
}
