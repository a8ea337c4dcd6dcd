using Bezoar.Benchmarks.Results;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>The matrix product beside what the machine can do at best, measured in turns so that both see the same neighbours.</summary>
internal static class ArithmeticBenchmark
{
    public static void Run(Session session, int size, int rounds)
    {
        using var kernel = new KernelLoop();
        var product = new ProductLoop(size);
        Workers one = new(1), two = new(2);
        var seconds = Sampling.Interleave(
            rounds,
            PeakLoop.Run, kernel.Run, () => product.Run(one),
            () => two.For(2, _ => PeakLoop.Run()), () => product.Run(two));
        ArithmeticRate[] rates =
        [
            Rate(ArithmeticResult.Kernel, 1, KernelLoop.Flops, seconds[1], seconds[0]),
            Rate(ArithmeticResult.Product, 1, product.Flops, seconds[2], seconds[0]),
            Rate(ArithmeticResult.Product, 2, product.Flops, seconds[4], seconds[3]),
        ];
        foreach (var rate in rates) session.Print(ArithmeticResult.File, rate);
        session.Results.Write(ArithmeticResult.File, new ArithmeticResult(
            Session.Provenance(FormattableString.Invariant($"matrix-product --size {size} --rounds {rounds}")), size, rounds, rates));
    }

    private static ArithmeticRate Rate(string what, int threads, double flops, double[] seconds, double[] peakSeconds)
    {
        var rates = Array.ConvertAll(seconds, each => flops / each / 1e9);
        var peaks = Array.ConvertAll(peakSeconds, each => threads * PeakLoop.Flops / each / 1e9);
        var shares = rates.Zip(peaks, (rate, peak) => rate / peak);
        return new(
            what, threads, Math.Round(Sampling.Median(rates), 1), Math.Round(Sampling.Median(peaks), 1), Math.Round(Sampling.Median(shares), 3));
    }
}
