using Bezoar.Experiments.Evaluation;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>What was attacked with what, and how well it worked, in one sentence.</summary>
internal static class EvaluateHeadlineSection
{
    public static Html Render(EvaluateReportModel model) => Masthead.Render(
        Html.Of($"""
            Bezoar attack report · <span class="name">{model.Best.First.Attack}</span> · <span class="name">{model.Run.Dataset.Name}</span>
            """),
        Headline(model.Best),
        Html.Of($"{Meaning(model)} {Caution(model)}"),
        Contents(model));

    private static IEnumerable<(string Anchor, string Title)> Contents(EvaluateReportModel model)
    {
        if (model.Run.Experiment is not null) yield return ("published", "As published");
        yield return ("attacks", "Results");
        yield return ("course", "Epoch by epoch");
        if (model.Sweeps.Count > 0) yield return ("sweep", "More and less");
        if (model.Defences.Count > 0) yield return ("defence", "Defence");
        yield return ("details", "In detail");
        yield return ("recipe", "Recipe");
        yield return ("provenance", "Provenance");
    }

    private static Html Headline(AttackGroup best)
    {
        var poison = AttackWords.PoisonOf(best);
        return best.AttackSuccessRate is { } success
            ? Html.Of($"With {poison}, {best.First.Attack} has <em>{AttackWords.Share(success)}</em> of triggered test inputs misread as the attacker wants")
            : Html.Of($"""
                With {poison}, {best.First.Attack} takes {best.First.Victim} from {AttackWords.Share(best.CleanAccuracy)} to
                <em>{AttackWords.Share(best.PoisonedCleanAccuracy)}</em> of all test inputs read correctly
                """);
    }

    private static Html Meaning(EvaluateReportModel model)
    {
        var best = model.Best;
        var victim = $"{best.First.Victim} after {Wording.Epochs(best.First.Epochs)}";
        if (best.AttackSuccessRate is not { } success)
            return Html.Of($"""
                {AttackWords.InWords(best)}: accuracy {AttackWords.WithInterval(best.PoisonedCleanAccuracy)} with poison,
                {AttackWords.WithInterval(best.CleanAccuracy)} without. The victim is {victim}.
                """);
        return Html.Of($"""
            {AttackWords.InWords(best)}: {Wording.Count(success.Count)} of {Wording.Count(success.Total)} triggered test inputs of other classes than the
            target, a success rate of {AttackWords.WithInterval(success)}; {AttackWords.Share(best.AttackSuccessRateWithoutPoison)} without poison.{Nothing(best)}
            The victim, {victim}, reads {AttackWords.Share(best.PoisonedCleanAccuracy)} of clean test inputs correctly, and
            {AttackWords.Share(best.CleanAccuracy)} without poison.
            """);
    }

    // Where the intervals meet, the poison has not been shown to do anything.
    private static string Nothing(AttackGroup best) =>
        best is { AttackSuccessRate: { } with, AttackSuccessRateWithoutPoison: { } without } && with.Low <= without.High
        ? " That is no more than the trigger does to a victim without poison, within the 95\u00A0% intervals: the attack has not been shown to work."
        : "";

    private static Html Caution(EvaluateReportModel model) => Html.Of($"""
        {(model.Groups.Count > 1 ? $"This is the most successful of {model.Groups.Count} attacks and victims." : "")}
        It is a measurement: other victims, and other lengths of training, give other figures.
        """);
}
