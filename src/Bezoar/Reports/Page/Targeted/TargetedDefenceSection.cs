using Bezoar.Experiments.Targeted;
using Bezoar.Reports.Page.Evaluation;
using Bezoar.Reports.Targeted;

namespace Bezoar.Reports.Page.Targeted;

/// <summary>The same poison against an ensemble whose predictions are certified.</summary>
internal static class TargetedDefenceSection
{
    public static Html Render(TargetedReportModel model)
    {
        var defended = model.Summaries.Where(summary => summary.DefendedSuccess is not null).ToArray();
        return defended.Length == 0 ? Html.Empty : Html.Of($"""
            <section id="defence" aria-labelledby="defence-title">
            <h2 id="defence-title">Against a certificate</h2>
            <p>The same features, the same poison, and one last layer for each partition of the training images, whose votes are certified by Deep Partition
            Aggregation: a poison instance reaches one of them only. A prediction whose radius is as large as the number of poison instances cannot change,
            whatever they are. Proven targets are those that the ensemble reads right and whose radius is as large.</p>
            {Table.Render(
                "Certified ensembles",
                ["Setting", "Partitions", "Accuracy without poison", "Poison instances", "Targets hit, one victim", "Targets hit, ensemble (95\u00A0%)", "Of them without poison as well", "Median radius of targets", "Proven targets", "Certified predictions", "Changed all the same"],
                defended.Select(Row))}
            </section>
            """);
    }

    private static IReadOnlyList<Html> Row(TargetedSummary summary) =>
    [
        Table.Text(summary.Outcome.Setting), Table.Text(Wording.Count(summary.Outcome.Partitions!.Value)),
        Table.Text(AttackWords.Share(summary.Outcome.Ensemble?.CleanAccuracy)), Table.Text(Wording.Count(summary.PoisonCount)),
        Table.Text($"{summary.Success.Count} of {summary.Success.Total}"),
        Html.Of($"""
            {summary.DefendedSuccess!.Count} of {summary.DefendedSuccess.Total}<span class="interval">{AttackWords.Bounds(summary.DefendedSuccess)}</span>
            """),
        Table.Text(Wording.Count(summary.DefendedHitsWithoutPoison)), Table.Text(Wording.Radius(Median(summary))),
        Table.Text($"{summary.ProvenTargets} of {summary.Attempts.Count}"), Table.Text(Wording.Count(summary.Certificates.Certified)), Table.Text(Wording.Count(summary.Certificates.Changed)),
    ];

    private static int Median(TargetedSummary summary)
    {
        var radii = summary.Attempts.Select(attempt => attempt.Defence!.Radius).Order().ToArray();
        return radii[(radii.Length - 1) / 2];
    }
}
