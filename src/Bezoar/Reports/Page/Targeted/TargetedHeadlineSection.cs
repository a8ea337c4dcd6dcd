using Bezoar.Experiments.Targeted;
using Bezoar.Reports.Page.Evaluation;
using Bezoar.Reports.Targeted;

namespace Bezoar.Reports.Page.Targeted;

/// <summary>How many targets were hit, in one sentence.</summary>
internal static class TargetedHeadlineSection
{
    public static Html Render(TargetedReportModel model) => Masthead.Render(
        Html.Of($"""
            Bezoar attack report · <span class="name">poison-frogs</span> · <span class="name">{model.Run.Dataset.Name}</span>
            """),
        Headline(model.Best),
        Meaning(model.Best),
        Contents(model));

    private static IEnumerable<(string Anchor, string Title)> Contents(TargetedReportModel model)
    {
        yield return ("targets", "Results");
        if (model.Sweeps.Count > 0) yield return ("sweep", "More and less");
        if (model.Details.Any(each => each.DefendedSuccess is not null)) yield return ("defence", "Defence");
        yield return ("details", "In detail");
        yield return ("recipe", "Recipe");
        yield return ("provenance", "Provenance");
    }

    private static Html Headline(TargetedSummary best) => Html.Of($"""
        {Wording.Poison(best.PoisonCount)} with a true label {(best.PoisonCount == 1 ? "has" : "have")} <em>{Wording.Count(best.Success.Count)} of {Wording.Count(best.Success.Total)}</em> chosen test images misread
        """);

    private static Html Meaning(TargetedSummary best) => Html.Of($"""
        No trigger, no wrong label: poison looks like its base instance (mean PSNR {TargetedWords.Decibels(best.Psnr)}) and is labelled as what it shows. The
        median confidence in the wrong class goes from {AttackWords.Share(best.ConfidenceBefore)} to {AttackWords.Share(best.ConfidenceAfter)}, and the
        accuracy on all test inputs falls by {TargetedWords.Lost(best)}: looking at it does not reveal the attack. The share of targets hit is
        {AttackWords.Share(best.Success)} (95 % interval {AttackWords.Bounds(best.Success)}). It is a measurement: other victims and other targets give
        other figures.
        """);
}
