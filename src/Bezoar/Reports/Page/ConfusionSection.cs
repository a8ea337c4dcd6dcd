namespace Bezoar.Reports.Page;

/// <summary>Which classes are taken for which.</summary>
internal static class ConfusionSection
{
    /// <param name="confusion">Of one result.</param>
    /// <param name="position">The result's place in <c>result.json</c>.</param>
    /// <param name="name">What the result is called.</param>
    /// <param name="chart">Draws the matrix.</param>
    public static Html Render(Confusion confusion, int position, string name, Chart chart) =>
        confusion.Matrix is { } counts ? WithMatrix(confusion, counts, position, name, chart) : WithoutMatrix(confusion, name);

    private static Html WithMatrix(Confusion confusion, IReadOnlyList<IReadOnlyList<int>> counts, int position, string name, Chart chart)
    {
        var table = Table.Render(
            $"Labels (rows) and predictions (columns), {name}",
            ["Label", .. Enumerable.Range(0, counts.Count).Select(prediction => $"→ {confusion.NameOf(prediction)}")],
            counts.Select((row, label) => (Html[])[Table.Text(confusion.NameOf(label)), .. row.Select(count => Html.Of($"{Wording.Count(count)}"))]));
        const string Caption = "Rows are labels, columns predictions. Mistakes are shaded relative to the most frequent one.";
        return Html.Of($"""
            <div class="beside">
            {chart.Render("confusion", position, Describe(confusion, name), Caption, table)}
            {Worst(confusion, name)}
            </div>
            """);
    }

    private static Html WithoutMatrix(Confusion confusion, string name) => Html.Of($"""
        <p class="hint">The data set has {Wording.Count(confusion.ClassCount)} classes. The confusion matrix is left out above
        {Confusion.MostClasses} classes, where it is too large to read. {(confusion.Mistakes.Count == 0
            ? "There are no mistakes."
            : "The most frequent mistakes stand here; every prediction is in the table (.csv) of this folder.")}</p>
        {Worst(confusion, name)}
        """);

    private static Html Worst(Confusion confusion, string name) => confusion.Mistakes.Count == 0 ? Html.Empty : Table.Render(
        $"Most frequent mistakes, {name}",
        ["Label", "Taken for", "Test inputs"],
        confusion.Mistakes.Take(10).Select(mistake => (Html[])
        [
            Table.Text(confusion.NameOf(mistake.Label)), Table.Text(confusion.NameOf(mistake.Prediction)), Table.Text(Wording.Count(mistake.Count)),
        ]));

    private static string Describe(Confusion confusion, string name) => confusion.Mistakes is [var worst, ..]
        ? $"Confusion matrix for {name}. Most frequent mistake: "
            + $"label {confusion.NameOf(worst.Label)} taken for {confusion.NameOf(worst.Prediction)}, {worst.Count} times."
        : $"Confusion matrix for {name}: no mistakes.";
}
