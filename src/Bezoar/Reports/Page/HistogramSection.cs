namespace Bezoar.Reports.Page;

/// <summary>How certified radii are spread.</summary>
internal static class HistogramSection
{
    public static Html Render(ReportModel model, ResultView result, Chart chart)
    {
        var (wrong, bins) = result.Histogram;
        var total = model.Run.Dataset.TestCount;
        var description = bins.Count == 0
            ? $"Bar chart of certified radii for {result.Name}: all {wrong} predictions are wrong."
            : $"Bar chart of certified radii for {result.Name}: {wrong} wrong predictions, radii from {bins[0].From} to {bins[^1].To}.";
        var table = Table.Render(
            $"Test inputs by certified radius, {result.Name}",
            ["Certified radius", "Test inputs", "Share"],
            [Row("wrong prediction", wrong, total), .. bins.Select(bin => Row(Range(bin), bin.Count, total))]);
        var caption = $"Test inputs by certified radius, in {Wording.BudgetAxis(result.Summary.Unit)};"
            + " wrong predictions stand apart, hatched.";
        return Html.Of($"""
            <h4>How much each prediction withstands</h4>
            {chart.Render("histogram", result.Position, description, caption, table)}
            """);
    }

    private static string Range(HistogramBin bin) =>
        bin.From == bin.To ? Wording.Count(bin.From) : $"{Wording.Count(bin.From)} to {Wording.Count(bin.To)}";

    private static Html[] Row(string name, int count, int total) =>
        [Table.Text(name), Table.Text(Wording.Count(count)), Table.Text(Wording.Percent((double)count / total))];
}
