using Bezoar.Experiments;

namespace Bezoar.Reports.Page;

/// <summary>What the proof says, what it takes for granted, and what it does not say, in plain words.</summary>
internal static class AssumptionsSection
{
    public static Html Render(ReportModel model) => Html.Of($"""
        <section id="assumptions" aria-labelledby="assumptions-title">
        <h2 id="assumptions-title">What the certificate assumes</h2>
        {model.Results.GroupBy(Key).Select(group => Guarantee(group.First().Summary, [.. group]))}
        <h3>What it does not say</h3>
        <ul>
        <li>It speaks of the training data only. An attacker who changes the input at test time, the program, or the machine is outside
        it.</li>
        <li>It is about each test input as it stands in the test set; inputs that were not tested have their own radius.</li>
        <li>A radius is a lower bound. Larger attacks may fail as well; nothing is proven about them.</li>
        <li>A wrong prediction is not certified: its radius counts as −1.</li>
        </ul>
        </section>
        """);

    private static string Key(ResultView result) => string.Join('\n',
        [MethodNames.Family(result.Summary.Method), result.Summary.ThreatModel, result.Summary.Unit, result.Summary.Learner, .. result.Summary.Assumptions]);

    private static Html Guarantee(MethodResult summary, IReadOnlyList<ResultView> results) => Html.Of($"""
        <h3>{Heading(results)}</h3>
        <p>{MethodExplanations.How(summary.Method)}</p>
        <dl class="terms">
        <div><dt>Threat model</dt><dd>{summary.ThreatModel}</dd></div>
        <div><dt>Unit of the budget</dt><dd>{summary.Unit}: {Unit(summary.Unit)}</dd></div>
        <div><dt>Base learner</dt><dd>{summary.Learner}</dd></div>
        <div><dt>Assumptions</dt><dd><ul>{summary.Assumptions.Select(assumption => Html.Of($"<li>{assumption}</li>"))}</ul></dd></div>
        </dl>
        """);

    private static string Heading(IReadOnlyList<ResultView> results) => $"{MethodNames.Family(results[0].Summary.Method)}, "
        + string.Join(" / ", results.Select(result => MethodNames.Setting(result.Summary.Method, result.Summary.Partitions)));

    private static string Unit(string unit) => unit switch
    {
        Wording.SymmetricDifference =>
            "inserting a sample costs 1, removing one costs 1, changing one costs 2 (it is removed and another is inserted).",
        Wording.LabelFlips => "giving one training sample another label costs 1; the inputs themselves are not touched.",
        _ => "as the method defines it.",
    };
}
