using Bezoar.Experiments.Evaluation;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>One panel for each attack on a victim: classes, test images and poison.</summary>
internal static class VictimsSection
{
    public static Html Render(EvaluateReportModel model, Chart chart)
    {
        var best = model.Groups.Select((group, i) => (group, i)).First(entry => ReferenceEquals(entry.group, model.Best)).i;
        return Html.Of($"""
            <section id="details" aria-labelledby="details-title">
            <h2 id="details-title">In detail</h2>
            {Panels.Render([.. model.Groups.Select(group => model.Names.Of(group))], best, i => Panel(model, i, chart))}
            </section>
            """);
    }

    private static Html Panel(EvaluateReportModel model, int position, Chart chart)
    {
        var group = model.Groups[position];
        return Html.Of($"""
            {Tiles.Render([.. Figures(group)])}
            {AttackedClassesSection.Render(model, group, position, chart)}
            {AttackedInputsSection.Render(model, group)}
            {PoisonSection.Render(model, group)}
            """);
    }

    private static IEnumerable<(string Name, string Value)> Figures(AttackGroup group)
    {
        if (group.AttackSuccessRate is { } success)
        {
            yield return ("attack success rate, by label", AttackWords.Share(success));
            yield return ("by prediction", AttackWords.Share(group.AsrByPrediction));
            yield return ("by label, without poison", AttackWords.Share(group.AttackSuccessRateWithoutPoison));
        }
        yield return ("accuracy with poison", AttackWords.Share(group.PoisonedCleanAccuracy));
        yield return ("accuracy without poison", AttackWords.Share(group.CleanAccuracy));
        if (group.AttackSuccessRate is null) yield return ("accuracy lost", Wording.Points(EvaluateReportModel.AccuracyLost(group)));
        yield return ("poison instances", Wording.Count((long)Math.Round(group.PoisonCount)));
    }
}
