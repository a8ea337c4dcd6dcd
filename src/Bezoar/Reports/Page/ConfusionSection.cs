namespace Bezoar.Reports.Page;

/// <summary>Which classes are taken for which.</summary>
internal static class ConfusionSection
{
    public static Html Render(ResultView result, Chart chart) => Html.Of($"""
        <h4>Which classes are confused</h4>
        {(result.Confusion.Matrix is { } counts ? WithMatrix(result, counts, chart) : WithoutMatrix(result))}
        """);

    private static Html WithMatrix(ResultView result, int[][] counts, Chart chart)
    {
        var table = Table.Render(
            $"Labels (rows) and predictions (columns), {result.Name}",
            ["Label", .. Enumerable.Range(0, counts.Length).Select(prediction => $"→ {prediction}")],
            counts.Select((row, label) => (Html[])[Html.Of($"{label}"), .. row.Select(count => Html.Of($"{Wording.Count(count)}"))]));
        const string Caption = "Rows are labels, columns predictions. Mistakes are shaded relative to the most frequent one.";
        return Html.Of($"""
            <div class="beside">
            {chart.Render("confusion", result.Position, Describe(result), Caption, table)}
            {Worst(result)}
            </div>
            """);
    }

    private static Html WithoutMatrix(ResultView result) => Html.Of($"""
        <p class="hint">The data set has {Wording.Count(result.Confusion.ClassCount)} classes. The confusion matrix is left out above
        {Confusion.MostClasses} classes, where it is too large to read. {(result.Confusion.Mistakes.Count == 0
            ? "There are no mistakes."
            : "The most frequent mistakes stand here; every prediction is in the certificates file.")}</p>
        {Worst(result)}
        """);

    private static Html Worst(ResultView result) => result.Confusion.Mistakes.Count == 0 ? Html.Empty : Table.Render(
        $"Most frequent mistakes, {result.Name}",
        ["Label", "Taken for", "Test inputs"],
        result.Confusion.Mistakes.Take(10).Select(mistake => (Html[])
        [
            Html.Of($"{mistake.Label}"), Html.Of($"{mistake.Prediction}"), Table.Text(Wording.Count(mistake.Count)),
        ]));

    private static string Describe(ResultView result) => result.Confusion.Mistakes is [var worst, ..]
        ? $"Confusion matrix for {result.Name}. Most frequent mistake: "
            + $"label {worst.Label} taken for {worst.Prediction}, {worst.Count} times."
        : $"Confusion matrix for {result.Name}: no mistakes.";
}
