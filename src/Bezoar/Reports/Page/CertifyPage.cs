namespace Bezoar.Reports.Page;

/// <summary>The page on a certified run.</summary>
internal static class CertifyPage
{
    /// <param name="model">What to show.</param>
    /// <param name="chart">Draws, or leaves it at tables.</param>
    public static PageContent Of(ReportModel model, Chart chart) => new(
        $"{model.Run.Dataset.Name}: certified against data poisoning · Bezoar",
        model.Run.Version,
        Panels.Style(model.Results.Count),
        HeadlineSection.Render(model),
        [
            OverviewSection.Render(model),
            BudgetSection.Render(model),
            CurveSection.Render(model, chart),
            FrontierSection.Render(model, chart),
            DetailsSection.Render(model, chart),
            AssumptionsSection.Render(model),
            RecheckSection.Render(model),
            ProvenanceSection.Render(model.Run),
        ],
        ChartData.From(model).ToJson());
}
