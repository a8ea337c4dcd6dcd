namespace Bezoar.Reports.Page.Training;

/// <summary>The figures.</summary>
internal static class OutcomeSection
{
    public static Html Render(TrainReportModel model) => Html.Of($"""
        <section id="results" aria-labelledby="results-title">
        <h2 id="results-title">Results</h2>
        {Tiles.Render(
            ("test accuracy", Wording.Percent(model.Network.TestAccuracy)),
            ("training accuracy in the last epoch", Wording.Percent(model.LastEpoch.TrainAccuracy)),
            ("parameters", Wording.Count(model.Network.Model.ParameterCount)),
            ("training images per second", model.Network.ImagesPerSecond is { } rate ? Wording.Count((long)Math.Round(rate)) : "–"))}
        <p class="source">Training accuracy counts every sample when its turn comes, moved and mirrored as the recipe has it and while the
        network is still learning; so it can be lower than the test accuracy.</p>
        </section>
        """);
}
