using Bezoar.Experiments;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Reports.Page;

/// <summary>On what data, by what version, on what machine, in what time.</summary>
internal static class ProvenanceSection
{
    public static Html Render(RunResult run) => Html.Of($"""
        <section id="provenance" aria-labelledby="provenance-title">
        <h2 id="provenance-title">Provenance</h2>
        <div class="columns">
        <div><h3>Data</h3>{Data(run)}</div>
        <div><h3>Time</h3>{Stages(run)}</div>
        <div><h3>Program and machine</h3>{Machine(run)}</div>
        </div>
        </section>
        """);

    private static Html Data(RunResult run)
    {
        var data = run.Dataset;
        return Html.Of($"""
            <dl class="terms">
            {Term("Data set", Table.Text(data.Name))}
            {Term("Training samples", Count(data.TrainCount))}
            {(run is CertifyResult ? Term("Exact duplicates collapsed", Count(data.DuplicateCount)) : Html.Empty)}
            {Term("Test inputs", Count(data.TestCount))}
            {Term("Classes", Count(data.ClassCount))}
            {Term("Digest of the training set (SHA-256)", Digest(data.Digest))}
            {Term("Digest of the test set (SHA-256)", Digest(data.TestDigest))}
            </dl>
            """);
    }

    private static Html Stages(RunResult run)
    {
        var seconds = run.Seconds;
        (string Name, double Seconds)[] stages = run is CertifyResult
            ?
            [
                ("Load the data", seconds.Load), ("Features", seconds.Features), ("Train", seconds.Train),
                ("Predict", seconds.Predict), ("Certify", seconds.Certify), ("Total", seconds.Total),
            ]
            : run is TrainResult
            ? [("Load the data", seconds.Load), ("Train", seconds.Train), ("Predict", seconds.Predict), ("Total", seconds.Total)]
            : run is TargetedResult
            ? [("Features and poison", seconds.Features), ("Train", seconds.Train), ("Certify", seconds.Certify), ("Total", seconds.Total)]
            : [.. Measured(seconds), ("Total", seconds.Total)];
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

    // Victims that an earlier run trained took no time in this one, and not every evaluation has a defence.
    private static IEnumerable<(string Name, double Seconds)> Measured(StageSeconds seconds) => new[]
    {
        ("Features of the ensemble", seconds.Features), ("Train", seconds.Train), ("Predict", seconds.Predict), ("Certify", seconds.Certify),
    }.Where(stage => stage.Item2 > 0);

    private static Html Machine(RunResult run) => Html.Of($"""
        <dl class="terms">
        {Term("Version", Html.Of($"Bezoar {run.Version}"))}
        {Term("Command", Html.Of($"<code>bezoar {CommandOf(run)}</code>"))}
        {Term("Processor", Table.Text(run.Cpu))}
        {Term("Threads", Html.Of($"{run.Threads} (the number changes no result)"))}
        {Term("Peak memory", Table.Text(Wording.Mebibytes(run.PeakMemoryBytes)))}
        </dl>
        """);

    private static string CommandOf(RunResult run) => run is TargetedResult targeted ? $"evaluate --experiment {targeted.Experiment.Name}" : run.Command;

    private static Html Term(string name, Html value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static Html Count(int? count) => Table.Text(count is { } known ? Wording.Count(known) : "unknown: only votes were handed in");

    private static Html Digest(string? digest) =>
        digest is null ? Table.Text("unknown: only votes were handed in") : Html.Of($"<code>{digest}</code>");
}
