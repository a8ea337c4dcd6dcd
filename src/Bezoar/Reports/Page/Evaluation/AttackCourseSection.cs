using Bezoar.Experiments.Evaluation;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>What becomes of the poisoned victims, epoch by epoch.</summary>
internal static class AttackCourseSection
{
    public static Html Render(EvaluateReportModel model, Chart chart)
    {
        var success = model.HasTriggers
            ? Html.Of($"""
                <h3>Attack success rate</h3>
                {chart.Render("success", 0, Describe(model, "attack success rate", epoch => epoch.AttackSuccessRate), "By label." + Caption(model),
                    Numbers(model, "Attack success rate by epoch", epoch => epoch.AttackSuccessRate))}
                """)
            : Html.Empty;
        return Html.Of($"""
            <section id="course" aria-labelledby="course-title">
            <h2 id="course-title">Epoch by epoch</h2>
            <p>How well an attack does depends on how long its victim is trained. An epoch shows every training sample once.</p>
            {success}
            <h3>Accuracy on clean test inputs</h3>
            {chart.Render("kept", 0, Describe(model, "accuracy with poison", epoch => epoch.CleanAccuracy), "Of the victims with poison." + Caption(model),
                Numbers(model, "Accuracy with poison by epoch", epoch => epoch.CleanAccuracy))}
            </section>
            """);
    }

    private static string Caption(EvaluateReportModel model) =>
        (model.Groups.Any(group => group.Entries.Count > 1) ? " Each line is the mean over all seeds." : "")
        + (model.Groups.Count > AttackCourse.MostLines
            ? $" Drawn are the {AttackCourse.MostLines} attacks that achieve most; the table has all of them." : "");

    private static string Describe(EvaluateReportModel model, string what, Func<AttackedEpoch, double?> value) => $"Line chart of {what} by epoch. "
        + string.Join(" ", AttackCourse.Shown(model).Select(group =>
            $"{model.Names.Of(group)}: {AttackWords.Share(AttackCourse.Of(group) is [.., var last] ? value(last) : null)} in the end."));

    private static Html Numbers(EvaluateReportModel model, string caption, Func<AttackedEpoch, double?> value)
    {
        var courses = model.Groups.Select(group => AttackCourse.Of(group).ToDictionary(epoch => epoch.Epoch)).ToArray();
        return Table.Render(
            caption, ["Epoch", .. model.Groups.Select(group => model.Names.Of(group))],
            courses.SelectMany(course => course.Keys).Distinct().Order().Select(epoch => (Html[])
            [
                Html.Of($"{epoch}"),
                .. courses.Select(course => Table.Text(AttackWords.Share(course.TryGetValue(epoch, out var look) ? value(look) : null))),
            ]));
    }
}
