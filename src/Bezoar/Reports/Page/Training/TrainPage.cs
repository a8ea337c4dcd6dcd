namespace Bezoar.Reports.Page.Training;

/// <summary>The page on a training run.</summary>
internal static class TrainPage
{
    /// <param name="model">What to show.</param>
    /// <param name="chart">Draws, or leaves it at tables.</param>
    public static PageContent Of(TrainReportModel model, Chart chart) => new(
        $"{model.Name} trained on {model.Run.Dataset.Name} · Bezoar",
        model.Run.Version,
        Html.Empty,
        TrainHeadlineSection.Render(model),
        [
            OutcomeSection.Render(model),
            CourseSection.Render(model, chart),
            ClassesSection.Render(model, chart),
            MistakesSection.Render(model),
            RecipeSection.Render(model),
            ProvenanceSection.Render(model.Run),
        ],
        TrainChartData.From(model).ToJson());
}
