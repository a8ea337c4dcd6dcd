using Bezoar.Benchmarks.Results;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>What was measured on MNIST, and on other data sets in the same way, beside what was published and what was aimed for.</summary>
internal static class MnistTables
{
    public static string Accuracy(CertificationResult result, IReadOnlyList<AccuracyTarget> targets) =>
        Of(["partitions", "", "published DPA:", "target:", "measured:", ""], targets.SelectMany(target => Rows(target, result)));

    public static string Machine(Provenance provenance) =>
        $"Measured with Bezoar {provenance.Version} on .NET {provenance.Dotnet}, {provenance.Cpu}, {provenance.Threads} threads: `{provenance.Command}`.";

    public static string Frontier(CertificationResult result) => Of(
        ["partitions:", "base accuracy:", "clean accuracy:", "median certified radius:", "most that is possible:"],
        result.Frontier().Select(figures => new[]
        {
            Whole(figures.Partitions), Percent(figures.BaseAccuracy), Percent(figures.CleanAccuracy),
            Whole(figures.MedianCertifiedRadius), Whole(figures.Partitions / 2),
        }));

    /// <summary>An ensemble of networks beside the published one and beside kernel ridge.</summary>
    public static string Networks(CertificationResult networks, CertificationResult ridge)
    {
        var (run, figures) = (networks.Runs[0], networks.Runs[0].Ensembles[0]);
        var beside = ridge.Frontier().Single(each => each.Partitions == figures.Partitions);
        return Of(["", "published, `nin` on a GPU:", "`badnets-cnn`:", "kernel ridge:"],
        [
            ["base accuracy", Percent(figures.PublishedBaseAccuracy!.Value), Percent(figures.BaseAccuracy), Percent(beside.BaseAccuracy)],
            ["clean accuracy", Percent(figures.PublishedCleanAccuracy!.Value), Percent(figures.CleanAccuracy), Percent(beside.CleanAccuracy)],
            ["median certified radius", Whole(figures.PublishedMedianCertifiedRadius!.Value), Whole(figures.MedianCertifiedRadius), Whole(beside.MedianCertifiedRadius)],
            ["whole process", "", Seconds(run.Seconds), Seconds(ridge.Runs[0].Seconds)],
        ]) + "\n\n" + Machine(networks.Provenance);
    }

    public static string SameVotes(CertificationResult result) => Of(
        ["`" + result.Runs[0].Command + "`", "vectors and processor", "threads:", "SHA-256 of the votes", ""],
        result.SameVotes.Select(each => new[] { each.Condition, each.Cpu, Whole(each.Threads), Short(each.VotesSha256), each.Same ? "same" : "**different**" })
            .Prepend(["as it is", result.Provenance.Cpu, Whole(result.Runs[0].Threads), Short(result.Runs[0].Ensembles.Select(figures => figures.VotesSha256)), ""]));

    public static string Stages(CertificationResult result) => Of(
        ["", "read:", "describe:", "fit:", "vote:", "certify and write:", "whole process:", "peak memory:"],
        result.Runs.Select(run => new[]
        {
            $"`{run.Command}`", Seconds(run.Stages.Load), Seconds(run.Stages.Features), Seconds(run.Stages.Train), Seconds(run.Stages.Predict),
            Seconds(run.Stages.Certify), Seconds(run.Seconds), $"{Number(run.PeakMemoryBytes / (double)(1 << 30), "0.00")} GiB",
        }));

    private static IEnumerable<string[]> Rows(AccuracyTarget target, CertificationResult result)
    {
        var figures = result.Frontier().Single(each => each.Partitions == target.Partitions);
        var median = figures.PublishedMedianCertifiedRadius;
        yield return [$"**{target.Partitions}**", "base accuracy", Percent(figures.PublishedBaseAccuracy!.Value),
            target.BaseAccuracy is { } least ? $"≥ {Percent(least)}" : "", Percent(figures.BaseAccuracy),
            target.BaseAccuracy is { } lowest ? Verdict(figures.BaseAccuracy >= lowest) : ""];
        yield return ["", "clean accuracy", Percent(figures.PublishedCleanAccuracy!.Value), $"≥ {Percent(target.CleanAccuracy)}",
            Percent(figures.CleanAccuracy), Verdict(figures.CleanAccuracy >= target.CleanAccuracy)];
        yield return ["", "median certified radius", median is null ? "below 50 % at any" : $"{median} (printed as {median + 1})", $"≥ {target.MedianCertifiedRadius}",
            Whole(figures.MedianCertifiedRadius), Verdict(figures.MedianCertifiedRadius >= target.MedianCertifiedRadius)];
    }

    public static string Verdict(bool reached) => reached ? "reached" : "**missed**";

    public static string Seconds(double seconds) => Number(seconds, "0.0") + " s";

    private static string Short(IEnumerable<string> digests) => string.Join(", ", digests.Select(digest => $"`{digest[..16]}…`"));
}
