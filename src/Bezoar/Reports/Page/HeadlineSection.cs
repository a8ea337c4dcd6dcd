namespace Bezoar.Reports.Page;

/// <summary>What was proven, in one sentence, and what the sentence means.</summary>
internal static class HeadlineSection
{
    private static readonly (string Anchor, string Title)[] Contents =
    [
        ("results", "Results"), ("curve", "Certified accuracy"), ("frontier", "Frontier"), ("details", "In detail"),
        ("assumptions", "Assumptions"), ("recheck", "Check it"), ("provenance", "Provenance"),
    ];

    public static Html Render(ReportModel model) => Masthead.Render(
        Html.Of($"""Bezoar certificate report · <span class="name">{model.Run.Dataset.Name}</span>"""), Headline(model.Best), Meaning(model), Contents);

    public static Html Headline(ResultView result)
    {
        var one = Wording.Budget(1, result.Summary.Unit);
        return result.Median switch
        {
            < 0 => Html.Of($"Fewer than half of the test predictions are correct, so there is no median radius to prove"),
            0 => Html.Of($"Half of all test predictions are correct, but fewer than half provably survive even {one}"),
            _ => Html.Of($"Half of all test predictions provably survive <em>{Wording.Budget(result.Median, result.Summary.Unit)}</em>"),
        };
    }

    private static Html Meaning(ReportModel model)
    {
        var result = model.Best;
        var radius = Math.Max(0, result.Median);
        var standing = result.Run.Certificates.Count(certificate => certificate.Radius.Value >= radius);
        var share = model.Run.Dataset.TrainCount is { } train && radius > 0
            ? $", which is {Wording.Percent((double)radius / train)} of the training set"
            : "";
        return Html.Of($"""
            {Wording.Count(standing)} of {Wording.Count(model.Run.Dataset.TestCount)} test inputs
            ({Wording.Percent(result.Curve.At(radius))}) are classified correctly and stay so whatever an attacker does with a budget of
            {Wording.Budget(radius, result.Summary.Unit)}{share}.
            This is a proof, not a measurement of attacks: it holds for {result.Name}, and under the assumptions below.
            """);
    }
}
