using Bezoar.Experiments.Evaluation;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>What a paper found, beside what was measured here.</summary>
internal static class PublishedSection
{
    public static Html Render(EvaluateReportModel model) => model.Run.Experiment is not { } experiment ? Html.Empty : Html.Of($"""
        <section id="published" aria-labelledby="published-title">
        <h2 id="published-title">{experiment.Title}</h2>
        <p>After {experiment.Paper}{(experiment.Figure is "" or "-" ? "" : $" ({experiment.Figure})")}. {Explanation(model, experiment)}</p>
        {(experiment.Published.Count == 0 ? Html.Empty : Html.Of($"""
            <div class="published-pair">
            {Findings(experiment)}
            {Measured(model)}
            </div>
            """))}
        </section>
        """);

    private static string Explanation(EvaluateReportModel model, ExperimentSummary experiment) => experiment.Published.Count == 0
        ? "No single figure is printed there that could stand beside what was measured here."
        : "Authors word their findings in different ways; what was measured here stands beside them in each of those ways."
            + (model.HasTriggers ? " The error on triggered inputs is what the success rate leaves of 100 %." : "");

    private static Html Findings(ExperimentSummary experiment) => Table.Render(
        "Published", ["Finding", "Value"],
        experiment.Published.Select(finding => (Html[])[Table.Wrapped(finding.What), Table.Wrapped(finding.Value)]));

    private static Html Measured(EvaluateReportModel model)
    {
        string[] triggered = model.HasTriggers ? ["Attack success rate", "Error on triggered inputs"] : [];
        return Table.Render(
            "Measured here", ["Attack", .. triggered, "Accuracy lost on clean inputs"],
            model.Groups.Select(group => (Html[])
            [
                Table.Text(model.Names.Of(group)),
                .. model.HasTriggers
                    ? (Html[])[Table.Text(AttackWords.Share(group.AttackSuccessRate)), Table.Text(AttackWords.Share(1 - group.AttackSuccessRate?.Share))]
                    : [],
                Table.Text(Wording.Points(EvaluateReportModel.AccuracyLost(group))),
            ]));
    }
}
