using Bezoar.Experiments.Targeted;
using Bezoar.Reports.Page.Evaluation;
using Bezoar.Reports.Targeted;

namespace Bezoar.Reports.Page.Targeted;

/// <summary>One panel for each setting: confidences, angles, features in two dimensions, and images to look at.</summary>
internal static class TargetedDetailsSection
{
    public static Html Render(TargetedReportModel model, Chart chart) => Html.Of($"""
        <section id="details" aria-labelledby="details-title">
        <h2 id="details-title">In detail</h2>
        {Panels.Render([.. model.Details.Select(each => each.Outcome.Setting)], 0, i => Panel(model, i, chart))}
        </section>
        """);

    private static Html Panel(TargetedReportModel model, int position, Chart chart)
    {
        var (summary, examples) = (model.Details[position], model.Folder.Examples[position]);
        return Html.Of($"""
            {Tiles.Render([.. Figures(summary)])}
            <h4>Confidence in the wrong class</h4>
            {chart.Render("confidence", position, Confidence(summary), "Targets by how sure the victim is that they are what the attacker wants.", ConfidenceNumbers(summary))}
            <h4>Angle of the decision boundary</h4>
            {chart.Render("angles", position, $"Histogram of angles, mean {TargetedWords.Degrees(summary.Degrees)}.", "Each target has a victim, and so a boundary, of its own.", AngleNumbers(summary))}
            <h4>Features, seen from the side</h4>
            <p>Features along the line through the centroids of both classes and across it, of the first target. Distances across all other dimensions do not
            show.</p>
            {chart.Render("projection", position, Projection(summary, "without"), "The victim without poison. Where images collide in its features, poison lies with its target and apart from its bases.", ProjectionNumbers(examples.Projection))}
            {chart.Render("poisoned", position, Projection(summary, "with"), "The victim with poison.", ProjectionNumbers(examples.PoisonedProjection))}
            <h4>Target, base, poison</h4>
            <p class="hint">From left to right: the test image that is to be misread, the training image that the attacker began with, and the poison instance that came
            nearest. Distances of both training images from the target are those of features.</p>
            <ul class="examples wider">
            {examples.Triples.Select(triple => Example(model, summary, examples, triple))}
            </ul>
            """);
    }

    private static IEnumerable<(string Name, string Value)> Figures(TargetedSummary summary) =>
    [
        ("targets hit", $"{summary.Success.Count} of {summary.Success.Total}"), ("poison instances", Wording.Count(summary.PoisonCount)),
        ("points of accuracy lost", TargetedWords.Number(Math.Round(100 * summary.AccuracyLost, 2))), ("boundary turns", TargetedWords.Degrees(summary.Degrees)),
        ("of the features' distance left", AttackWords.Share(summary.DistanceLeft)),
        ("weights trained", Wording.Count(summary.Outcome.TrainedWeights)),
    ];

    private static string Confidence(TargetedSummary summary) =>
        $"Histogram of confidences, median {AttackWords.Share(summary.ConfidenceBefore)} without and {AttackWords.Share(summary.ConfidenceAfter)} with poison.";

    private static Html ConfidenceNumbers(TargetedSummary summary)
    {
        var (before, after) = (TargetedChartData.BinsOf(summary, each => each.ConfidenceBefore), TargetedChartData.BinsOf(summary, each => each.ConfidenceAfter));
        return Table.Render("Targets by confidence", ["Confidence up to", "Without poison", "With poison"], before.Select((count, i) => (Html[])
        [
            Table.Text(AttackWords.Share((i + 1.0) / before.Length)), Table.Text(Wording.Count(count)), Table.Text(Wording.Count(after[i])),
        ]));
    }

    private static Html AngleNumbers(TargetedSummary summary) => Table.Render(
        "Targets by angle", ["Degrees", "Targets"],
        TargetedChartData.AnglesOf(summary).Select(bin => (Html[])[Table.Text($"{TargetedWords.Number(bin.From)} to {TargetedWords.Number(bin.To)}"), Table.Text(Wording.Count(bin.Count))]));

    private static string Projection(TargetedSummary summary, string poison) =>
        $"Scatter chart of features, by the victim {poison} poison, of both classes, of test input {summary.Attempts[0].Target}, its base instances and its poison instances.";

    private static Html ProjectionNumbers(IReadOnlyList<ProjectedPoint> points) => Table.Render(
        "Target, bases and poison", ["What", "Along", "Across"],
        points.Where(point => point.Kind != ProjectedKind.Training).Select(point => (Html[])
        [
            Table.Text(point.Kind.ToString()), Table.Text(TargetedWords.Number(point.X)), Table.Text(TargetedWords.Number(point.Y)),
        ]));

    private static Html Example(TargetedReportModel model, TargetedSummary summary, SettingExamples examples, CollisionTriple triple)
    {
        var attempt = summary.Attempts.First(each => each.Target == triple.Target);
        var (shown, wanted) = (model.ClassName(attempt.Label), model.ClassName(attempt.Wanted));
        return Html.Of($"""
            <li><figure class="example">
            <div class="strip">{Picture.Render(examples.Shape, triple.TargetImage, $"Target instance, {shown}")}
            {Picture.Render(examples.Shape, triple.BaseImage, $"Base instance, {wanted}")}
            {Picture.Render(examples.Shape, triple.PoisonImage, $"Poison instance, labelled {wanted}")}</div>
            <figcaption>{shown} {(attempt.IsHit ? Html.Of($"→ <strong>{wanted}</strong>") : Html.Of($"still {shown}"))}: {AttackWords.Share(attempt.ConfidenceAfter)}
            <span class="index">distance {TargetedWords.Number(Math.Round(triple.DistanceBefore, 2))} → {TargetedWords.Number(Math.Round(triple.DistanceAfter, 2))}, {TargetedWords.Decibels(triple.Psnr)}, test input {attempt.Target}</span></figcaption>
            </figure></li>
            """);
    }
}
