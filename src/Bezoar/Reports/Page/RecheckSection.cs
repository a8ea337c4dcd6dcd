using Bezoar.Experiments;

namespace Bezoar.Reports.Page;

/// <summary>How to check the proof without trusting the program that wrote it.</summary>
internal static class RecheckSection
{
    public static Html Render(ReportModel model) => Html.Of($"""
        <section id="recheck" aria-labelledby="recheck-title">
        <h2 id="recheck-title">Check it yourself</h2>
        <p>The votes are in this folder, and every radius follows from them by integer arithmetic. <code>verify</code> derives all of them
        again with code that shares nothing with the code that issued them, compares the digests, and names every file that was changed:</p>
        <pre><code>bezoar verify DIR</code></pre>
        <p>DIR is the folder that holds this page. {Origin(model)}</p>
        {Table.Render("Votes (test inputs × classes) and certificates of this run", ["File", "SHA-256"], model.Results.SelectMany(Files))}
        </section>
        """);

    private static Html Origin(ReportModel model) => model.Run.Dataset.Digest is null
        ? Html.Of($"Where the votes come from cannot be checked here: they were handed in as a file.")
        : Html.Of($"""
            That the votes come from this data can be checked by running <code>bezoar certify</code> again on data with the same digest:
            it gives the same bytes.
            """);

    private static IEnumerable<IReadOnlyList<Html>> Files(ResultView result)
    {
        var summary = result.Summary;
        yield return
        [
            Html.Of($"<code>{RunFiles.Votes(summary.Method, summary.Partitions)}</code>"),
            Html.Of($"<code>{summary.VotesSha256}</code>"),
        ];
        yield return
        [
            Html.Of($"<code>{RunFiles.Certificates(summary.Method, summary.Partitions)}</code>"),
            Html.Of($"<code>{summary.CertificatesSha256}</code>"),
        ];
    }
}
