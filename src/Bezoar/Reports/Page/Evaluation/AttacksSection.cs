using Bezoar.Experiments.Evaluation;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>Every attack on every victim in one table.</summary>
internal static class AttacksSection
{
    public static Html Render(EvaluateReportModel model) => Html.Of($"""
        <section id="attacks" aria-labelledby="attacks-title">
        <h2 id="attacks-title">Results</h2>
        <p>Accuracy is the share of clean test inputs that the victim classifies correctly. {Explanation(model)} {Seeds(model)}</p>
        {Table.Render("Attacks and victims", Headings(model), model.Groups.Select(group => Row(model, group)))}
        <p class="source">Below {(model.HasTriggers ? "each success rate" : "each accuracy with poison")} stands its 95 % interval after
        Wilson{(MostSeeds(model) == 1 ? "" : ": from the lowest end of any seed's interval to the highest")}. The
        budget is counted as certificates count it: a label flip changes one label; in the symmetric difference an added sample counts 1 and a changed one 2.</p>
        </section>
        """);

    private static IReadOnlyList<string> Headings(EvaluateReportModel model) =>
    [
        "Attack", "Victim", "Poison instances", UnitOf(model) is { } unit ? $"Budget ({unit})" : "Budget", "Accuracy without poison",
        $"Accuracy with poison{(model.HasTriggers ? "" : " (95\u00A0%)")}",
        .. model.HasTriggers
            ? (string[])["Success rate, by label (95\u00A0%)", "Success rate, by prediction (95\u00A0%)", "Success rate without poison"]
            : [],
    ];

    // Said once where it is the same for all.
    private static string? UnitOf(EvaluateReportModel model) => model.Groups.Select(AttackWords.Unit).Distinct().ToArray() is [var unit] ? unit : null;

    private static string Explanation(EvaluateReportModel model) => model.HasTriggers
        ? "The attack success rate by label is the share of triggered test inputs that are read as the attacker wants, among those whose true label is not"
            + " the target class; by prediction it is the share among those that the same victim does not read as the target class when they are clean."
            + " What the trigger does to a victim without poison must be exceeded."
        : "These attacks plant no backdoor: what they spoil is accuracy.";

    private static string Seeds(EvaluateReportModel model) => MostSeeds(model) == 1
        ? ""
        : $"Everything was done {Wording.Count(MostSeeds(model))} times, with other poison and other initial weights; shares are means.";

    private static int MostSeeds(EvaluateReportModel model) => model.Groups.Max(group => group.Entries.Count);

    private static IReadOnlyList<Html> Row(EvaluateReportModel model, AttackGroup group)
    {
        Html[] cells =
        [
            Table.Wrapped(AttackWords.InWords(group)), Table.Wrapped($"{group.First.Victim}, {Wording.Epochs(group.First.Epochs)}"),
            Table.Text(Wording.Count((long)Math.Round(group.PoisonCount))),
            Table.Text(AttackWords.Budget(group) + (UnitOf(model) is null ? $" {AttackWords.Unit(group)}" : "")),
            Table.Text(AttackWords.Share(group.CleanAccuracy)),
        ];
        return model.HasTriggers
            ?
            [
                .. cells, Table.Text(AttackWords.Share(group.PoisonedCleanAccuracy)), Counted(group.AttackSuccessRate), Counted(group.AsrByPrediction),
                Table.Text(AttackWords.Share(group.AttackSuccessRateWithoutPoison)),
            ]
            : [.. cells, Counted(group.PoisonedCleanAccuracy)];
    }

    private static Html Counted(SeedShares? interval) => interval is null ? Table.Text("–") : Html.Of($"""
        {AttackWords.Share(interval)}<span class="interval">{AttackWords.Bounds(interval)}</span>
        """);
}
