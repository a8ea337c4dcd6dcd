using Bezoar.Reports.Targeted;

namespace Bezoar.Reports.Page.Targeted;

/// <summary>How everything was done, and how to get the same again.</summary>
internal static class TargetedRecipeSection
{
    public static Html Render(TargetedReportModel model) => Html.Of($"""
        <section id="recipe" aria-labelledby="recipe-title">
        <h2 id="recipe-title">Recipe</h2>
        {(model.Run.Backbone is { } backbone ? Html.Of($"<p>Backbone: {backbone.File}, SHA-256 <code>{backbone.Sha256}</code>.</p>") : Html.Empty)}
        {Table.Render("Settings", ["Setting", "Victim", "Poison", "Targets"], model.Run.Results.Select(outcome => (Html[])
        [
            Table.Text(outcome.Setting), Table.Wrapped(outcome.Victim), Table.Wrapped(outcome.Collision),
            Table.Text(outcome.Outliers ? "outliers: those of which the victim is least sure" : "drawn at random"),
        ]))}
        <p>Nothing here is left to chance: the same settings on data with the digests below give the same bytes, on any number of threads and any processor.
        <code>result.json</code> names the SHA-256 of every target's poison.</p>
        </section>
        """);
}
