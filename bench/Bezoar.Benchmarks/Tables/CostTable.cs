using Bezoar.Benchmarks.Results;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>Time, memory and speed, beside what was aimed for.</summary>
internal static class CostTable
{
    public static string Of(CertificationResult result, ArithmeticResult arithmetic, DigitsResult digits, StartResult start)
    {
        var one = Run(result, [1200]);
        var both = Run(result, [1200, 3000]);
        var product = arithmetic.Rates.Single(rate => rate is { What: ArithmeticResult.Product, Threads: 2 });
        var gibibytes = one.PeakMemoryBytes / (double)(1 << 30);
        var same = result.SameVotes.Count(each => each.Same);
        return MarkdownTable.Of(["", "target:", "measured:", ""],
        [
            Row("whole command, k = 1200", AtMost(Targets.SecondsOfOneRun, "s"),
                $"{Number(one.Seconds, "0.0")} s", one.Seconds <= Targets.SecondsOfOneRun),
            Row("its peak memory", AtMost(Targets.PeakGibibytes, "GiB"),
                $"{Number(gibibytes, "0.00")} GiB", gibibytes <= Targets.PeakGibibytes),
            Row("k = 1200 and 3000 in one command", AtMost(Targets.SecondsOfBothRuns, "s"),
                $"{Number(both.Seconds, "0.0")} s", both.Seconds <= Targets.SecondsOfBothRuns),
            Row($"matrix product {arithmetic.Size}³, two threads", $"≥ {Whole(Targets.ProductGigaflopsPerSecond)} GFLOP/s",
                $"{Whole(product.GigaflopsPerSecond)} GFLOP/s, {Number(product.ShareOfPeak * 100, "0")} % of the machine's peak",
                product.GigaflopsPerSecond >= Targets.ProductGigaflopsPerSecond),
            Row("drawing the built-in data set, two threads", AtMost(Targets.SecondsToDrawDigits, "s"),
                $"{Number(digits.SecondsWithTwoThreads, "0.0")} s", digits.SecondsWithTwoThreads <= Targets.SecondsToDrawDigits),
            Row($"start of `{start.Measured}`", AtMost(Targets.StartMilliseconds, "ms"),
                $"{Whole(start.MedianMilliseconds)} ms", start.MedianMilliseconds <= Targets.StartMilliseconds),
            Row("same votes under [other conditions](docs/determinism.md)", "all", $"{same} of {result.SameVotes.Count}", same == result.SameVotes.Count && same > 0),
        ]);
    }

    private static CertificationRun Run(CertificationResult result, int[] partitions) =>
        result.Runs.FirstOrDefault(run => run.Ensembles.Select(figures => figures.Partitions).SequenceEqual(partitions))
        ?? throw new InvalidOperationException($"no run with partitions {string.Join(',', partitions)}: run {result.Provenance.Command.Split(" --")[0]}");

    private static string[] Row(string what, string target, string measured, bool reached) => [what, target, measured, MnistTables.Verdict(reached)];

    private static string AtMost(double value, string unit) => $"≤ {Whole(value)} {unit}";
}
