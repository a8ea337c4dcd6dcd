using Bezoar.Benchmarks.Results;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>The matrix product beside what the machine can do at best, measured in turns so that both see the same neighbours.</summary>
internal static class ArithmeticBenchmark
{
    public static void Run(Session session, int size, int rounds)
    {
        using var kernel = new KernelLoop();
        var (a, b, c) = (Random(size, 1), Random(size, 2), new float[(long)size * size]);
        Workers one = new(1), two = new(2);
        var seconds = Sampling.Interleave(
            rounds,
            PeakLoop.Run, kernel.Run, () => Multiply(one),
            () => two.For(2, _ => PeakLoop.Run()), () => Multiply(two));
        var flops = 2.0 * size * size * size;
        ArithmeticRate[] rates =
        [
            Rate(ArithmeticResult.Kernel, 1, KernelLoop.Flops, seconds[1], seconds[0]),
            Rate(ArithmeticResult.Product, 1, flops, seconds[2], seconds[0]),
            Rate(ArithmeticResult.Product, 2, flops, seconds[4], seconds[3]),
        ];
        foreach (var rate in rates) session.Print(ArithmeticResult.File, rate);
        session.Results.Write(ArithmeticResult.File, new ArithmeticResult(
            Session.Provenance(FormattableString.Invariant($"matrix-product --size {size} --rounds {rounds}")), size, rounds, rates));

        void Multiply(Workers workers) => MatrixProduct.Add(new(a, size, size), new(b, size, size), c, workers);
    }

    private static ArithmeticRate Rate(string what, int threads, double flops, double[] seconds, double[] peakSeconds)
    {
        var rates = Array.ConvertAll(seconds, each => flops / each / 1e9);
        var peaks = Array.ConvertAll(peakSeconds, each => threads * PeakLoop.Flops / each / 1e9);
        var shares = rates.Zip(peaks, (rate, peak) => rate / peak);
        return new(
            what, threads, Math.Round(Sampling.Median(rates), 1), Math.Round(Sampling.Median(peaks), 1), Math.Round(Sampling.Median(shares), 3));
    }

    private static float[] Random(int size, ulong seed)
    {
        var random = new CounterRandom(seed);
        var values = new float[(long)size * size];
        for (var i = 0; i < values.Length; i++) values[i] = random.NextSingle(-1, 1);
        return values;
    }
}
