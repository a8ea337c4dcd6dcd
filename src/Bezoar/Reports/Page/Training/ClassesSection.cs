using Bezoar.Experiments;

namespace Bezoar.Reports.Page.Training;

/// <summary>How well each class is recognised, and which are confused.</summary>
internal static class ClassesSection
{
    private const int MostRows = 20;

    public static Html Render(TrainReportModel model, Chart chart) => Html.Of($"""
        <section id="classes" aria-labelledby="classes-title">
        <h2 id="classes-title">Classes</h2>
        {ConfusionSection.Render(model.Confusion, 0, model.Name, chart)}
        <h3>How well each class is recognised</h3>
        {Accuracies(model)}
        </section>
        """);

    private static Html Accuracies(TrainReportModel model)
    {
        var classes = model.Network.Classes;
        var worst = classes.Select((figures, label) => (figures, label)).OrderBy(entry => entry.figures.Accuracy ?? 2).Take(MostRows);
        return Table.Render(
            classes.Count > MostRows ? $"The {MostRows} classes with the lowest accuracy" : "Accuracy by class, lowest first",
            ["Label", "Test inputs", "Correct", "Most often taken for"],
            worst.Select(entry => Row(model.Confusion, entry.figures, entry.label)));
    }

    private static Html[] Row(Confusion confusion, ClassResult figures, int label)
    {
        var mistakes = confusion.Mistakes.Where(mistake => mistake.Label == label).Take(1);
        return
        [
            Table.Text(confusion.NameOf(label)),
            Table.Text(Wording.Count(figures.TestCount)),
            Table.Text(figures.Accuracy is { } accuracy ? Wording.Percent(accuracy) : "–"),
            Table.Text(string.Concat(mistakes.Select(mistake => $"{confusion.NameOf(mistake.Prediction)} ({Wording.Count(mistake.Count)})"))),
        ];
    }
}
