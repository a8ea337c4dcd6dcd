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

    /// <summary>Beside the peak of the same machine, though not of the same minute.</summary>
    public static string Patches(DescriptorsResult result, ArithmeticResult arithmetic)
    {
        var operations = CifarTables.OperationsOf(new());
        return Of(
            ["threads:", "images per second:", "GFLOP/s of the matrix product alone:", "peak of the machine:"],
            result.Rates.Select(rate => new[]
            {
                Whole(rate.Threads), Whole(rate.ViewsPerSecond), Number(rate.ViewsPerSecond * operations / 1e9, "0.0"),
                Number(arithmetic.Rates.First(each => each.Threads == rate.Threads).PeakGigaflopsPerSecond, "0.0"),
            }));
    }
}
