using Bezoar.Experiments.Evaluation.Defence;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>What the attacks do to a certified ensemble, and whether its certificate holds.</summary>
internal static class DefenceSection
{
    public static Html Render(EvaluateReportModel model, Chart chart) => model.Defences.Count == 0 ? Html.Empty : Html.Of($"""
        <section id="defence" aria-labelledby="defence-title">
        <h2 id="defence-title">Against a certified ensemble</h2>
        <p>The same attacks with more and more poison, on an ensemble whose predictions carry a certificate, and on victims without a defence.</p>
        {Verdict(model.Defences)}
        {model.Defences.Select((defence, i) => One(defence, i, chart))}
        </section>
        """);

    /// <summary>Anything but 0 refutes the certificate, and must not be overlooked.</summary>
    private static Html Verdict(IReadOnlyList<DefendedAttack> defences)
    {
        var certified = defences.Sum(defence => defence.Certified);
        var changed = defences.Sum(defence => defence.ChangedThoughCertified);
        return changed == 0
            ? Html.Of($"""<p class="notice">Of {Wording.Count(certified)} certified predictions that were checked, <strong>0 changed</strong>: the certificate holds.</p>""")
            : Html.Of($"""
                <p class="notice broken" role="alert">Of {Wording.Count(certified)} certified predictions that were checked,
                <strong>{Wording.Count(changed)} changed</strong>: the certificate is wrong. This is a defect of Bezoar; please report it.</p>
                """);
    }

    private static Html One(DefendedAttack defence, int position, Chart chart) => Html.Of($"""
        <h3>{DefenceWords.TitleOf(defence)}</h3>
        <p>{(defence.TargetRule is null ? "Heights are accuracies on clean test inputs." : DefenceWords.Ends(defence))}</p>
        {chart.Render("defence", position, Describe(defence), Caption(defence), DefenceNumbers.Render(defence))}
        <p class="source">{DefenceWords.NameOf(defence)}: {defence.ThreatModel.TrimEnd('.')}; budgets are counted in {defence.Unit}; base learner {defence.Learner}.</p>
        """);

    private static string Caption(DefendedAttack defence) => "The axis is logarithmic, with a place for 0."
        + (defence.TargetRule is null ? "" : " Heights are success rates, by label; the dashed steps are what the certificate allows at most.");

    private static string Describe(DefendedAttack defence)
    {
        var last = defence.Points[^1];
        var success = defence.TargetRule is not null;
        string Share(AttackMeasures measures) => AttackWords.Share(success ? measures.AttackSuccessRate : measures.Accuracy);
        return $"Line chart of {(success ? "attack success rate" : "accuracy")} by number of poison instances. With {Wording.Poison(last.PoisonCount)}: "
            + $"{Share(last.Defended)} defended" + string.Concat(last.Undefended.Select(victim => $", {Share(victim.Measures)} {victim.Victim}")) + ".";
    }
}
