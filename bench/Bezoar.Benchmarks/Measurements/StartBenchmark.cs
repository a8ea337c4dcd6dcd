using Bezoar.Benchmarks.Results;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>What a person waits for before anything happens.</summary>
internal static class StartBenchmark
{
    public static void Run(Session session, int runs)
    {
        string[] arguments = ["--help"];
        using var tool = new Tool();
        // The first one may build.
        tool.Run(arguments);
        double[] milliseconds = [.. Enumerable.Range(0, runs).Select(_ => tool.Run(arguments).Seconds * 1000)];
        var result = new StartResult(
            Session.Provenance(FormattableString.Invariant($"start --runs {runs}")), Tool.Command(arguments), runs,
            Math.Round(Sampling.Median(milliseconds)), Math.Round(milliseconds.Min()));
        session.Print(StartResult.File, result);
        session.Results.Write(StartResult.File, result);
    }
}
