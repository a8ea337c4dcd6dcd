using Bezoar.Benchmarks.Results;
using Bezoar.Data.Digits;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>How long a newcomer waits for the built-in data set.</summary>
internal static class DigitsBenchmark
{
    public static void Run(Session session, int rounds)
    {
        var options = new DigitsOptions();
        Workers one = new(1), two = new(2);
        var seconds = Sampling.Interleave(rounds, () => Digits.Create(options, one), () => Digits.Create(options, two));
        var result = new DigitsResult(
            Session.Provenance(FormattableString.Invariant($"digits --rounds {rounds}")), options.TrainCount, options.TestCount, rounds,
            Math.Round(Sampling.Median(seconds[0]), 2), Math.Round(Sampling.Median(seconds[1]), 2));
        session.Print(DigitsResult.File, result);
        session.Results.Write(DigitsResult.File, result);
    }
}
