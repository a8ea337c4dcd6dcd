using Bezoar.Benchmarks.Results;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>How fast single parts are.</summary>
internal static class RateTables
{
    public static string Arithmetic(ArithmeticResult result) => Of(
        ["", "threads:", "GFLOP/s:", "peak of the machine:", "share:"],
        result.Rates.Select(rate => new[]
        {
            rate.What == ArithmeticResult.Product ? $"matrix product {result.Size}³" : "micro-kernel, data in the first-level cache",
            Whole(rate.Threads), Number(rate.GigaflopsPerSecond, "0.0"), Number(rate.PeakGigaflopsPerSecond, "0.0"), Number(rate.ShareOfPeak * 100, "0") + " %",
        })) + "\n\n" + MnistTables.Machine(result.Provenance);

    public static string Descriptors(DescriptorsResult result) => Of(
        ["threads:", "views per second:", $"images per second, with all {result.ViewsPerImage} views:"],
        result.Rates.Select(rate => new[] { Whole(rate.Threads), Whole(rate.ViewsPerSecond), Whole(rate.ImagesPerSecond) }));
}
