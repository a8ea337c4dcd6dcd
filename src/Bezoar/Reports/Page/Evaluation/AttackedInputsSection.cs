using Bezoar.Data;
using Bezoar.Experiments.Evaluation;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>Test images with what the victim makes of them, before and after it was poisoned.</summary>
internal static class AttackedInputsSection
{
    // Rows of the predictions: without poison on clean and on triggered inputs, then with poison on both.
    private const int CleanBefore = 0, TriggeredBefore = 1, CleanAfter = 2, TriggeredAfter = 3;

    public static Html Render(EvaluateReportModel model, AttackGroup group)
    {
        if (model.Folder.Pictures is not { } pictures || pictures.For(group.First.Predictions) is not { Inputs.Count: > 0 } victim) return Html.Empty;
        var predictions = model.Folder.Predictions[group.First.Predictions];
        var triggered = victim.Inputs[0].Triggered is not null;
        var hint = triggered
            ? "Each test image as it is and with the trigger. Below: what victims make of the triggered one, before (trained without poison) and after (with"
                + " poison). Successes and failures are both shown, not in proportion."
            : "Test images that the victim without poison reads correctly, and the one with poison does not.";
        return Html.Of($"""
            <h4>{(triggered ? "Triggered test images, before and after" : "Test images, before and after")}</h4>
            <p class="hint">{hint}</p>
            <ul class="examples wide">
            {victim.Inputs.Select(input => Example(model, pictures.Shape, input, predictions))}
            </ul>
            """);
    }

    private static Html Example(EvaluateReportModel model, ImageShape shape, AttackedInput input, int[][] predictions)
    {
        var (before, after) = input.Triggered is null
            ? (predictions[CleanBefore][input.Index], predictions[CleanAfter][input.Index])
            : (predictions[TriggeredBefore][input.Index], predictions[TriggeredAfter][input.Index]);
        var label = model.ClassName(input.Label);
        return Html.Of($"""
            <li><figure class="example">
            <div class="strip">{Picture.Render(shape, input.Pixels, $"Test image {input.Index}, labelled {label}")}
            {(input.Triggered is { } pixels ? Picture.Render(shape, pixels, $"Test image {input.Index} with the trigger") : Html.Empty)}</div>
            <figcaption><span>true label {label}</span>
            <span>before: <strong>{model.ClassName(before)}</strong></span>
            <span>after: <strong{new Html(after == input.Label ? "" : " class=\"miss\"")}>{model.ClassName(after)}</strong></span>
            {(input.Target is { } target ? Html.Of($"<span>{Outcome(target, after)}</span>") : Html.Empty)}
            <span class="index">image {input.Index}</span></figcaption>
            </figure></li>
            """);
    }

    private static string Outcome(int target, int after) => after == target ? "attack succeeds" : "attack fails";
}
