using System.Diagnostics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>Measuring on machines that are shared and noisy: medians, and what belongs together side by side in time.</summary>
internal static class Sampling
{
    public static double Seconds(Action work)
    {
        var begin = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    /// <summary>After one round to warm up, runs every work once a round. Returns the seconds of each round, by work.</summary>
    public static double[][] Interleave(int rounds, params Action[] works)
    {
        foreach (var work in works) work();
        var seconds = Array.ConvertAll(works, _ => new double[rounds]);
        for (var round = 0; round < rounds; round++)
            for (var work = 0; work < works.Length; work++) seconds[work][round] = Seconds(works[work]);
        return seconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] ascending = [.. values.Order()];
        var middle = ascending.Length / 2;
        return ascending.Length % 2 == 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
    }
}
