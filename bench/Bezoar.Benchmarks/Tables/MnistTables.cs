using Bezoar.Benchmarks.Results;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>What was measured on MNIST, beside what was published and what was aimed for.</summary>
internal static class MnistTables
{
    public static string Accuracy(CertificationResult result) =>
        Of(["partitions", "", "published DPA:", "target:", "measured:", ""], Targets.Mnist.SelectMany(target => Rows(target, result)));

    public static string Cost(CertificationResult result, ArithmeticResult arithmetic, StartResult start)
    {
        var one = Run(result, [1200]);
        var both = Run(result, [1200, 3000]);
        var product = arithmetic.Rates.Single(rate => rate is { What: ArithmeticResult.Product, Threads: 2 });
        var gibibytes = one.PeakMemoryBytes / (double)(1 << 30);
        var same = result.SameVotes.Count(each => each.Same);
        return Of(["", "target:", "measured:", ""],
        [
            Row("whole command, k = 1200", AtMost(Targets.SecondsOfOneRun, "s"), $"{Number(one.Seconds, "0.0")} s", one.Seconds <= Targets.SecondsOfOneRun),
            Row("its peak memory", AtMost(Targets.PeakGibibytes, "GiB"), $"{Number(gibibytes, "0.00")} GiB", gibibytes <= Targets.PeakGibibytes),
            Row("k = 1200 and 3000 in one command", AtMost(Targets.SecondsOfBothRuns, "s"), $"{Number(both.Seconds, "0.0")} s", both.Seconds <= Targets.SecondsOfBothRuns),
            Row($"matrix product {arithmetic.Size}³, two threads", $"≥ {Whole(Targets.ProductGigaflopsPerSecond)} GFLOP/s",
                $"{Whole(product.GigaflopsPerSecond)} GFLOP/s, {Number(product.ShareOfPeak * 100, "0")} % of the machine's peak",
                product.GigaflopsPerSecond >= Targets.ProductGigaflopsPerSecond),
            Row($"start of `{start.Measured}`", AtMost(Targets.StartMilliseconds, "ms"), $"{Whole(start.MedianMilliseconds)} ms", start.MedianMilliseconds <= Targets.StartMilliseconds),
            Row("same votes under [other conditions](docs/determinism.md)", "all", $"{same} of {result.SameVotes.Count}", same == result.SameVotes.Count && same > 0),
        ]);
    }

    public static string Machine(Provenance provenance) =>
        $"Measured with Bezoar {provenance.Version} on .NET {provenance.Dotnet}, {provenance.Cpu}, {provenance.Threads} threads: `{provenance.Command}`.";

    public static string Frontier(CertificationResult result) => Of(
        ["partitions:", "base accuracy:", "clean accuracy:", "median certified radius:", "most that is possible:"],
        result.Frontier().Select(figures => new[]
        {
            Whole(figures.Partitions), Percent(figures.BaseAccuracy), Percent(figures.CleanAccuracy),
            Whole(figures.MedianCertifiedRadius), Whole(figures.Partitions / 2),
        }));

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
        var median = figures.PublishedMedianCertifiedRadius!.Value;
        yield return [$"**{target.Partitions}**", "base accuracy", Percent(figures.PublishedBaseAccuracy!.Value), $"≥ {Percent(target.BaseAccuracy)}",
            Percent(figures.BaseAccuracy), Verdict(figures.BaseAccuracy >= target.BaseAccuracy)];
        yield return ["", "clean accuracy", Percent(figures.PublishedCleanAccuracy!.Value), $"≥ {Percent(target.CleanAccuracy)}",
            Percent(figures.CleanAccuracy), Verdict(figures.CleanAccuracy >= target.CleanAccuracy)];
        yield return ["", "median certified radius", $"{median} (printed as {median + 1})", $"≥ {target.MedianCertifiedRadius}",
            Whole(figures.MedianCertifiedRadius), Verdict(figures.MedianCertifiedRadius >= target.MedianCertifiedRadius)];
    }

    private static CertificationRun Run(CertificationResult result, int[] partitions) =>
        result.Runs.FirstOrDefault(run => run.Ensembles.Select(figures => figures.Partitions).SequenceEqual(partitions))
        ?? throw new InvalidOperationException($"no run with partitions {string.Join(',', partitions)}: run {result.Provenance.Command.Split(" --")[0]}");

    private static string[] Row(string what, string target, string measured, bool reached) => [what, target, measured, Verdict(reached)];

    private static string Verdict(bool reached) => reached ? "reached" : "**missed**";

    private static string AtMost(double value, string unit) => $"≤ {Whole(value)} {unit}";

    private static string Seconds(double seconds) => Number(seconds, "0.0") + " s";

    private static string Short(IEnumerable<string> digests) => string.Join(", ", digests.Select(digest => $"`{digest[..16]}…`"));
}
