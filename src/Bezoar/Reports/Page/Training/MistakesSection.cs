namespace Bezoar.Reports.Page.Training;

/// <summary>Test images that are classified wrongly.</summary>
internal static class MistakesSection
{
    public static bool IsShown(TrainReportModel model) => model.Folder.Examples is not null && model.Mistakes.Count > 0;

    public static Html Render(TrainReportModel model) => !IsShown(model) ? Html.Empty : Html.Of($"""
        <section id="mistakes" aria-labelledby="mistakes-title">
        <h2 id="mistakes-title">Mistakes</h2>
        <p class="hint">Test images of the most frequent kinds of mistake. Under each: the prediction, and what it should be.</p>
        <ul class="examples{(model.Confusion.Names is null ? "" : " named")}">
        {model.Mistakes.Select(index => Example(model, index))}
        </ul>
        </section>
        """);

    private static Html Example(TrainReportModel model, int index)
    {
        var images = model.Folder.Examples!;
        if (images.Png(index) is not { } png) return Html.Empty;
        var label = model.Confusion.NameOf(model.Folder.Labels[index]);
        return Html.Of($"""
            <li><figure class="example">
            <img src="data:image/png;base64,{Convert.ToBase64String(png)}" alt="Test image {index}, labelled {label}"
              width="{images.Shape.Width}" height="{images.Shape.Height}">
            <figcaption><strong>{model.Confusion.NameOf(model.Folder.Predictions[index])}</strong> <span class="miss">label {label}</span>
            <span class="index">image {index}</span></figcaption>
            </figure></li>
            """);
    }
}
