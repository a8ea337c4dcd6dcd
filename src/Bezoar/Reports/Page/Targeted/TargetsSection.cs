using Bezoar.Experiments.Targeted;
using Bezoar.Reports.Page.Evaluation;
using Bezoar.Reports.Targeted;

namespace Bezoar.Reports.Page.Targeted;

/// <summary>Every setting in one table, below what was published.</summary>
internal static class TargetsSection
{
    public static Html Render(TargetedReportModel model) => Html.Of($"""
        <section id="targets" aria-labelledby="targets-title">
        <h2 id="targets-title">{model.Run.Experiment.Title}</h2>
        <p>After {model.Run.Experiment.Paper} ({model.Run.Experiment.Figure}). Each target is a test image that the victim reads right without poison. It is
        hit where the victim that was trained on the poison reads it as the attacker wants; each target has a victim of its own.</p>
        {(model.Run.Experiment.Published.Count == 0 ? Html.Empty : Table.Render(
            "Published", ["Finding", "Value"], model.Run.Experiment.Published.Select(finding => (Html[])[Table.Wrapped(finding.What), Table.Wrapped(finding.Value)])))}
        {Table.Render("Measured here", Headings, model.Summaries.Select(Row))}
        <p class="source">Below each share stands its 95 % interval after Wilson. Confidence: median over targets of what the victim gives the wrong class,
        without and with poison. Boundary: mean angle between the decision boundaries of the victims without and with poison. Features’ distance left: of the poison instances from their target, as a
        share of what it was of their base instances, which have their watermark by then; median over targets. PSNR: of poison against base
        instances, mean.</p>
        </section>
        """);

    private static readonly string[] Headings =
    [
        "Setting", "Features", "Training images", "Poison instances", "Targets hit (95\u00A0%)", "Confidence", "Accuracy without poison", "Accuracy lost",
        "Boundary turns", "Features\u2019 distance left", "PSNR", "Most poison made in", "Victim trained in",
    ];

    private static IReadOnlyList<Html> Row(TargetedSummary summary) =>
    [
        Table.Wrapped(summary.Outcome.Setting), Table.Text(Wording.Count(summary.Outcome.FeatureCount)), Table.Text(Wording.Count(summary.Outcome.TrainCount)),
        Table.Text(Wording.Count(summary.PoisonCount)),
        Html.Of($"""
            {Wording.Count(summary.Success.Count)} of {Wording.Count(summary.Success.Total)}<span class="interval">{AttackWords.Bounds(summary.Success)}</span>
            """),
        Table.Text($"{AttackWords.Share(summary.ConfidenceBefore)} → {AttackWords.Share(summary.ConfidenceAfter)}"),
        Table.Text(AttackWords.Share(summary.Outcome.CleanAccuracy)), Table.Text(TargetedWords.Lost(summary)), Table.Text(TargetedWords.Degrees(summary.Degrees)),
        Table.Text(AttackWords.Share(summary.DistanceLeft)), Table.Text(TargetedWords.Decibels(summary.Psnr)), Table.Text(Wording.Seconds(summary.CraftSeconds)), Table.Text(Wording.Seconds(summary.TrainSeconds)),
    ];
}
