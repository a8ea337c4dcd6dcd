using Bezoar.Experiments.Evaluation;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>What an attack does to each class.</summary>
internal static class AttackedClassesSection
{
    // More nobody reads.
    private const int MostRows = 100;

    public static Html Render(EvaluateReportModel model, AttackGroup group, int position, Chart chart)
    {
        var classes = AttackedClasses.Of(group);
        var numbers = Numbers(model, group, classes);
        var caption = "Accuracy on clean test inputs of each true class"
            + (group.AttackSuccessRate is null ? "." : ", and how often triggered ones are read as the attacker wants.");
        return Html.Of($"""
            <h4>Class by class</h4>
            {(classes.Count <= AttackedClasses.MostBars ? chart.Render("classes", position, Describe(model, group, classes), caption, numbers) : numbers)}
            """);
    }

    private static Html Numbers(EvaluateReportModel model, AttackGroup group, IReadOnlyList<AttackedClass> classes)
    {
        var hasTrigger = group.AttackSuccessRate is not null;
        var shown = classes.Count <= MostRows
            ? classes
            : [.. classes.OrderByDescending(each => each.AttackSuccessRate ?? each.CleanAccuracy - each.PoisonedCleanAccuracy ?? -1).Take(MostRows)];
        return Table.Render(
            classes.Count <= MostRows ? "By true class" : $"The {MostRows} classes that are hit most",
            ["True class", "Test inputs", "Accuracy without poison", "Accuracy with poison", .. hasTrigger ? (string[])["Attack success rate"] : []],
            shown.Select(each => (Html[])
            [
                Table.Text(model.ClassName(each.Label)), Table.Text(Wording.Count(each.TestCount)), Table.Text(AttackWords.Share(each.CleanAccuracy)),
                Table.Text(AttackWords.Share(each.PoisonedCleanAccuracy)),
                .. hasTrigger ? (Html[])[Table.Text(AttackWords.Share(each.AttackSuccessRate))] : [],
            ]));
    }

    private static string Describe(EvaluateReportModel model, AttackGroup group, IReadOnlyList<AttackedClass> classes)
    {
        var hit = classes.Where(each => each.AttackSuccessRate is not null).MaxBy(each => each.AttackSuccessRate);
        return $"Bar chart by true class for {model.Names.Of(group)}."
            + (hit is null ? "" : $" Class {model.ClassName(hit.Label)} is hit most: {AttackWords.Share(hit.AttackSuccessRate)}.");
    }
}
