namespace Bezoar.Reports.Page;

/// <summary>On what data, by what version, on what machine, in what time.</summary>
internal static class ProvenanceSection
{
    public static Html Render(ReportModel model) => Html.Of($"""
        <section id="provenance" aria-labelledby="provenance-title">
        <h2 id="provenance-title">Provenance</h2>
        <div class="columns">
        <div><h3>Data</h3>{Data(model)}</div>
        <div><h3>Time</h3>{Stages(model)}</div>
        <div><h3>Program and machine</h3>{Machine(model)}</div>
        </div>
        </section>
        """);

    private static Html Data(ReportModel model)
    {
        var data = model.Run.Dataset;
        return Html.Of($"""
            <dl class="terms">
            {Term("Data set", Table.Text(data.Name))}
            {Term("Training samples", Count(data.TrainCount))}
            {Term("Exact duplicates collapsed", Count(data.DuplicateCount))}
            {Term("Test inputs", Count(data.TestCount))}
            {Term("Classes", Count(data.ClassCount))}
            {Term("Digest of the training set (SHA-256)", Digest(data.Digest))}
            {Term("Digest of the test set (SHA-256)", Digest(data.TestDigest))}
            </dl>
            """);
    }

    private static Html Stages(ReportModel model)
    {
        var seconds = model.Run.Seconds;
        (string Name, double Seconds)[] stages =
        [
            ("Load the data", seconds.Load), ("Features", seconds.Features), ("Train", seconds.Train),
            ("Predict", seconds.Predict), ("Certify", seconds.Certify), ("Total", seconds.Total),
        ];
        return Table.Render(
            "Wall-clock time by stage",
            ["Stage", "Time", "Share"],
            stages.Select(stage => (Html[])
            [
                Table.Text(stage.Name),
                Table.Text(Wording.Seconds(stage.Seconds)),
                Table.Text(seconds.Total > 0 ? Wording.Percent(stage.Seconds / seconds.Total) : "–"),
            ]));
    }

    private static Html Machine(ReportModel model) => Html.Of($"""
        <dl class="terms">
        {Term("Version", Html.Of($"Bezoar {model.Run.Version}"))}
        {Term("Command", Html.Of($"<code>bezoar {model.Run.Command}</code>"))}
        {Term("Processor", Table.Text(model.Run.Cpu))}
        {Term("Threads", Html.Of($"{model.Run.Threads} (the number changes no result)"))}
        {Term("Peak memory", Table.Text(Wording.Mebibytes(model.Run.PeakMemoryBytes)))}
        </dl>
        """);

    private static Html Term(string name, Html value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static Html Count(int? count) => Table.Text(count is { } known ? Wording.Count(known) : "unknown: only votes were handed in");

    private static Html Digest(string? digest) =>
        digest is null ? Table.Text("unknown: only votes were handed in") : Html.Of($"<code>{digest}</code>");
}
