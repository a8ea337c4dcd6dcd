using System.Globalization;
using Bezoar.Experiments;

namespace Bezoar.Reports.Page.Training;

/// <summary>How the network was trained, and how to get the same one again.</summary>
internal static class RecipeSection
{
    public static Html Render(TrainReportModel model) => Html.Of($"""
        <section id="recipe" aria-labelledby="recipe-title">
        <h2 id="recipe-title">Recipe</h2>
        <dl class="terms">
        <div><dt>Network</dt><dd>{model.Name}, {Wording.Count(model.Network.Model.ParameterCount)} parameters{Beginning(model.Network.Model)}</dd></div>
        <div><dt>Training</dt><dd>{model.Network.Training}</dd></div>
        <div><dt>Seed of initial weights, order and random changes</dt><dd>{model.Network.Seed.ToString(CultureInfo.InvariantCulture)}</dd></div>
        </dl>
        <h3>The same network again</h3>
        <p>Nothing here is left to chance: the same settings on data with the digests below give the same bytes, on any number of threads
        and any processor.</p>
        {Table.Render("Files of this run", ["File", "SHA-256"],
        [
            File(RunFiles.Model, model.Network.ModelSha256), File(RunFiles.Predictions, model.Network.PredictionsSha256),
        ])}
        </section>
        """);

    private static string Beginning(ModelSummary model) => model.Transfer is not { } transfer
        ? ", PyTorch's default initialisation"
        : $" that were trained, on {transfer.Backbone} (SHA-256 {transfer.BackboneSha256}) up to {transfer.Layer}, which sees images of {transfer.Input}, pixels {transfer.Pixels}, and gives"
            + $" {Wording.Count(transfer.FeatureCount)} features; frozen: {transfer.Freeze}, {Wording.Count(transfer.FrozenCount)} numbers; start: {transfer.Start}";

    private static Html[] File(string name, string sha256) => [Html.Of($"<code>{name}</code>"), Html.Of($"<code>{sha256}</code>")];
}
