namespace Bezoar.Reports.Page;

/// <summary>Which classes are taken for which.</summary>
internal static class ConfusionSection
{
    public static Html Render(ResultView result, Chart chart)
    {
        var counts = result.Confusion;
        var table = Table.Render(
            $"Labels (rows) and predictions (columns), {result.Name}",
            ["Label", .. Enumerable.Range(0, counts.Length).Select(prediction => $"→ {prediction}")],
            counts.Select((row, label) => (Html[])[Html.Of($"{label}"), .. row.Select(count => Html.Of($"{Wording.Count(count)}"))]));
        const string Caption = "Rows are labels, columns predictions. Mistakes are shaded relative to the most frequent one.";
        return Html.Of($"""
            <h4>Which classes are confused</h4>
            <div class="beside">
            {chart.Render("confusion", result.Position, Describe(result), Caption, table)}
            {Worst(result)}
            </div>
            """);
    }

    private static Html Worst(ResultView result)
    {
        var mistakes = Mistakes(result.Confusion).Take(10).ToArray();
        return mistakes.Length == 0 ? Html.Empty : Table.Render(
            $"Most frequent mistakes, {result.Name}",
            ["Label", "Taken for", "Test inputs"],
            mistakes.Select(mistake => (Html[])
            [
                Html.Of($"{mistake.Label}"), Html.Of($"{mistake.Prediction}"), Table.Text(Wording.Count(mistake.Count)),
            ]));
    }

    private static string Describe(ResultView result)
    {
        var worst = Mistakes(result.Confusion).FirstOrDefault();
        return worst.Count == 0
            ? $"Confusion matrix for {result.Name}: no mistakes."
            : $"Confusion matrix for {result.Name}. Most frequent mistake: "
                + $"label {worst.Label} taken for {worst.Prediction}, {worst.Count} times.";
    }

    private static IEnumerable<(int Label, int Prediction, int Count)> Mistakes(int[][] counts) =>
        from label in Enumerable.Range(0, counts.Length)
        from prediction in Enumerable.Range(0, counts.Length)
        where label != prediction && counts[label][prediction] > 0
        orderby counts[label][prediction] descending
        select (label, prediction, counts[label][prediction]);
}
