using Bezoar.Experiments;

namespace Bezoar.Reports.Page;

/// <summary>Where the user named a budget: what each result proves at it, and which one is best.</summary>
internal static class BudgetSection
{
    public static Html Render(ReportModel model) => model.Run.Budget is { } budget
        ? Html.Of($"""
            <section id="budget" aria-labelledby="budget-title">
            <h2 id="budget-title">For a budget of {Wording.Count(budget)}</h2>
            {model.Run.BestAt(budget).Select(best => Recommendation(best, budget))}
            <p>{CertifyResult.CaveatOfBest}</p>
            {Table.Render("What each result proves at this budget", ["Result", "Right, and provably stays so", "Clean accuracy", "Counts"], Rows(model, budget))}
            </section>
            """)
        : Html.Empty;

    private static Html Recommendation(MethodResult best, int budget) => Html.Of($"""
        <p>Against {Wording.Budget(budget, best.Unit)}, most is proven by <strong>{MethodNames.Of(best.Method, best.Partitions)}</strong>:
        {Wording.Percent(best.AccuracyAt(budget))} of all predictions are right and stay so whatever the attacker does.</p>
        """);

    private static IEnumerable<IReadOnlyList<Html>> Rows(ReportModel model, int budget) =>
        model.Results.OrderByDescending(result => result.Summary.AccuracyAt(budget)).Select(result => (IReadOnlyList<Html>)
        [
            Table.Text(result.Name), Table.Text(Wording.Percent(result.Summary.AccuracyAt(budget))), Table.Text(Wording.Percent(result.Curve.CleanAccuracy)), Table.Text(result.Summary.Unit),
        ]);
}
