namespace Bezoar.Reports.Page;

/// <summary>Every result in one table, the published figures beside them.</summary>
internal static class OverviewSection
{
    private static readonly string[] Headings =
        ["Result", "Median certified radius", "Clean accuracy", "Single base classifier", "Median as the DPA authors count"];

    public static Html Render(ReportModel model) => Html.Of($"""
        <section id="results" aria-labelledby="results-title">
        <h2 id="results-title">Results</h2>
        <p>{Terms(model)}
        Clean accuracy is the accuracy of the vote when nothing is poisoned. The median certified radius is the largest budget that at
        least half of all test predictions provably withstand. The authors of Deep Partition Aggregation (DPA) count from 1, so their
        numbers are one larger.</p>
        {Table.Render("Results of this run and published figures", Headings, Rows(model))}
        {Source(model)}
        </section>
        """);

    /// <summary>What the settings mean that the rows have.</summary>
    private static string Terms(ReportModel model)
    {
        string[] methods = [.. model.Results.Select(result => result.Summary.Method)];
        var terms = new List<string>();
        if (methods.Any(method => method is "dpa" or "roe" or "ss-dpa" or "ridge-flips" || method.StartsWith("fa-", StringComparison.Ordinal)))
            terms.Add("k is the number of partitions that the training set was split into, and so the number of base classifiers that vote.");
        if (methods.Contains("knn")) terms.Add("K is the number of nearest training samples that vote.");
        if (methods.Any(method => method.StartsWith("kernel-votes", StringComparison.Ordinal))) terms.Add("The reach is the squared distance within which a training sample has its full vote.");
        if (methods.Any(method => method.StartsWith("label-flips", StringComparison.Ordinal))) terms.Add("Clusters are of training inputs, found without their labels.");
        if (methods.Any(method => method.StartsWith("smoothing", StringComparison.Ordinal))) terms.Add("q is the probability with which noise changes a training label.");
        if (model.Results.Select(result => result.Summary.Unit).Distinct().Count() > 1)
            terms.Add("SS-DPA, label flips and randomised smoothing count changed labels; all other methods count inserted and removed samples, which can do more.");
        return string.Join(' ', terms);
    }

    /// <summary>Names the paper, where its figures are shown.</summary>
    public static Html Source(ReportModel model) => model.Published.Count == 0
        ? Html.Empty
        : Html.Of($"""<p class="source">Published figures: {PublishedFigures.Source}.</p>""");

    private static IEnumerable<IReadOnlyList<Html>> Rows(ReportModel model)
    {
        foreach (var result in model.Results)
        {
            yield return
            [
                Html.Of($"This run, {result.Name}"),
                Html.Of($"<strong>{Wording.Radius(result.Median)}</strong>"),
                Table.Text(Wording.Percent(result.Curve.CleanAccuracy)),
                Table.Text(Wording.Percent(result.Summary.BaseAccuracy)),
                Table.Text(Wording.Count(result.Curve.MedianPaperConvention)),
            ];
            if (result.Published is { } published) yield return PublishedRow(published);
        }
        foreach (var other in model.Published.Except(model.Results.Select(result => result.Published)))
            yield return PublishedRow(other!);
    }

    private static IReadOnlyList<Html> PublishedRow(PublishedFigure figure) =>
    [
        Html.Of($"""<span class="published">{figure.Name}</span>"""),
        Table.Text(Wording.Radius(figure.MedianCertifiedRadius ?? -1)),
        Table.Text(Wording.Percent(figure.CleanAccuracy)),
        Table.Text(Wording.Percent(figure.BaseAccuracy)),
        Table.Text(Wording.Count(figure.MedianPaperConvention ?? 0)),
    ];
}
