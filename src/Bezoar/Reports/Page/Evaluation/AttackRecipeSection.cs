using System.Globalization;
using Bezoar.Experiments.Evaluation;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>How everything was done, and how to get the same again.</summary>
internal static class AttackRecipeSection
{
    public static Html Render(EvaluateReportModel model) => Html.Of($"""
        <section id="recipe" aria-labelledby="recipe-title">
        <h2 id="recipe-title">Recipe</h2>
        <dl class="terms">
        <div><dt>Attacks</dt><dd><ul>{Attacks(model).Select(Item)}</ul></dd></div>
        <div><dt>Victims</dt><dd><ul>{Victims(model).Select(Item)}</ul></dd></div>
        <div><dt>Seeds of poison, initial weights, order and random changes</dt><dd>{Seeds(model)}</dd></div>
        </dl>
        <h3>The same figures again</h3>
        <p>Nothing here is left to chance: the same settings on data with the digests below give the same bytes, on any number of threads and any processor.
        Each file holds whole numbers (int32, NumPy's format), one column for each test input and four rows: predictions by the victim without poison for
        clean and for triggered inputs, then those by the victim with poison.</p>
        {Table.Render(
            "Victims, one by one", ["Attack", "Seed", "Poison made in", "Trained in", "Without poison in", "File with predictions", "SHA-256"],
            model.Groups.SelectMany(group => group.Entries.Select(entry => Row(model, group, entry))))}
        </section>
        """);

    private static IEnumerable<string> Attacks(EvaluateReportModel model) =>
        model.Groups.Select(group => $"{group.First.Attack}: {group.First.Description}").Distinct();

    private static IEnumerable<string> Victims(EvaluateReportModel model) =>
        model.Groups.Select(group => $"{group.First.Victim}: {group.Recipe}").Distinct();

    private static Html Item(string text) => Html.Of($"<li>{text}</li>");

    private static string Seeds(EvaluateReportModel model) => string.Join(", ",
        model.Run.Results.Select(entry => entry.Seed).Distinct().Order().Select(seed => seed.ToString(CultureInfo.InvariantCulture)));

    private static IReadOnlyList<Html> Row(EvaluateReportModel model, AttackGroup group, AttackedVictim entry) =>
    [
        Table.Text(model.Names.Of(group)), Table.Text(entry.Seed.ToString(CultureInfo.InvariantCulture)),
        Table.Text(Wording.Seconds(entry.Seconds.Craft)), Table.Text(Wording.Seconds(entry.Seconds.Train)),
        Table.Text(Wording.Seconds(entry.Seconds.TrainWithoutPoison)),
        Html.Of($"<code>{entry.Predictions}</code>"), Html.Of($"<code>{entry.PredictionsSha256}</code>"),
    ];
}
