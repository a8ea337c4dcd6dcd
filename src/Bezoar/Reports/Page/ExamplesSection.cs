namespace Bezoar.Reports.Page;

/// <summary>Test images that are hard to keep, and such that are safe.</summary>
internal static class ExamplesSection
{
    public static Html Render(ReportModel model, ResultView result)
    {
        if (model.Folder.Examples is not { } images) return Html.Empty;
        return Html.Of($"""
            <h4>Test images</h4>
            <p class="hint">Under each image: the prediction, its certified radius, and the votes for the first two classes.</p>
            {Group("Hardest: correct, but easiest to overturn", result.Examples.Hardest, result, images)}
            {Group("Wrong, with most votes behind the mistake", result.Examples.Wrong, result, images)}
            {Group("Safest: the largest certified radius", result.Examples.Safest, result, images)}
            """);
    }

    private static Html Group(string title, IReadOnlyList<int> indices, ResultView result, ExampleImages images) => indices.Count == 0
        ? Html.Empty
        : Html.Of($"""
            <h5>{title}</h5>
            <ul class="examples">
            {indices.Select(index => Example(index, result, images))}
            </ul>
            """);

    private static Html Example(int index, ResultView result, ExampleImages images)
    {
        if (images.Png(index) is not { } png) return Html.Empty;
        var certificate = result.Run.Certificates[index];
        var votes = result.Run.Votes[index].ToArray();
        var first = certificate.Prediction;
        var second = Enumerable.Range(0, votes.Length).Where(c => c != first).OrderByDescending(c => votes[c]).FirstOrDefault(first);
        var wrong = certificate.Radius.Value < 0;
        return Html.Of($"""
            <li><figure class="example">
            <img src="data:image/png;base64,{Convert.ToBase64String(png)}" alt="Test image {index}, labelled {certificate.Label}"
              width="{images.Shape.Width}" height="{images.Shape.Height}">
            <figcaption><strong>{first}</strong> {(wrong ? Miss(certificate.Label) : Html.Empty)}
            <span>{(wrong ? "wrong" : $"radius {Wording.Count(certificate.Radius.Value)}")}</span>
            <span>{Votes(first, votes)}</span>
            <span>{(second == first ? "" : Votes(second, votes))}</span>
            <span class="index">image {index}</span></figcaption>
            </figure></li>
            """);
    }

    private static Html Miss(int label) => Html.Of($"""<span class="miss">label {label}</span>""");

    private static string Votes(int label, int[] votes) => $"{Wording.Count(votes[label])} for {label}";
}
