using Bezoar.Data;
using Bezoar.Data.Images;
using Bezoar.Experiments.Evaluation;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>What the victim was trained on: base instance, poison instance, and what the attacker changed.</summary>
internal static class PoisonSection
{
    public static Html Render(EvaluateReportModel model, AttackGroup group)
    {
        if (model.Folder.Pictures is not { } pictures || pictures.For(group.First.Predictions) is not { Poison.Count: > 0 } victim) return Html.Empty;
        var hint = victim.Poison.Any(poison => poison.Now is not null)
            ? "From left to right: original, poisoned, and eight times the difference; grey is where nothing was changed."
            : "Only the labels of these training images were changed.";
        return Html.Of($"""
            <h4>Poison instances</h4>
            <p class="hint">{hint}</p>
            <ul class="examples {(victim.Poison.All(poison => poison.Now is null) ? "narrow" : "wider")}">
            {victim.Poison.Select(poison => Example(model, pictures.Shape, poison))}
            </ul>
            """);
    }

    private static Html Example(EvaluateReportModel model, ImageShape shape, PoisonPicture poison)
    {
        var (before, now) = (model.ClassName(poison.LabelBefore), model.ClassName(poison.LabelNow));
        return Html.Of($"""
            <li><figure class="example">
            <div class="strip">{Picture.Render(shape, poison.Before, $"Base instance, labelled {before}")}
            {(poison.Now is { } pixels ? Html.Of($"""
                {Picture.Render(shape, pixels, $"Poison instance, labelled {now}")}
                {Picture.Render(shape, ContactSheet.Difference(poison.Before, pixels), "Eight times the difference")}
                """) : Html.Empty)}</div>
            <figcaption>{(poison.LabelBefore == poison.LabelNow ? Html.Of($"label {before}, unchanged") : Html.Of($"label {before} → <strong>{now}</strong>"))}
            <span class="index">training sample {poison.Index}</span></figcaption>
            </figure></li>
            """);
    }
}
