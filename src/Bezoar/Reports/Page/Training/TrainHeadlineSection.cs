namespace Bezoar.Reports.Page.Training;

/// <summary>What the network is worth, in one sentence, and what the sentence does not say.</summary>
internal static class TrainHeadlineSection
{
    private static readonly (string Anchor, string Title)[] Contents =
    [
        ("results", "Results"), ("course", "Course"), ("classes", "Classes"), ("mistakes", "Mistakes"), ("recipe", "Recipe"),
        ("provenance", "Provenance"),
    ];

    public static Html Render(TrainReportModel model) => Masthead.Render(
        Html.Of($"""Bezoar training report · <span class="name">{model.Name}</span> · <span class="name">{model.Run.Dataset.Name}</span>"""),
        Html.Of($"{model.Name} classifies <em>{Wording.Percent(model.Network.TestAccuracy)}</em> of all test inputs correctly"),
        Meaning(model),
        Contents.Where(entry => entry.Anchor != "mistakes" || MistakesSection.IsShown(model)));

    private static Html Meaning(TrainReportModel model) => Html.Of($"""
        {Wording.Count(model.Correct)} of {Wording.Count(model.Run.Dataset.TestCount)} after {Wording.Epochs(model.Network.Epochs.Count)} on
        {Wording.Count(model.Run.Dataset.TrainCount ?? 0)} training samples. This is a measurement, and no proof: it does not say what the
        network has learnt from samples that somebody else put there. <code>bezoar certify</code> trains classifiers whose predictions
        carry a proof.
        """);
}
