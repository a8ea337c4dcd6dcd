using Bezoar.Benchmarks.Results;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>The README's first commands, so that what it shows is what they print.</summary>
internal static class NewcomerBenchmark
{
    private static readonly string[][] Commands = [["certify"], ["verify", "runs/digits"]];

    public static void Run(Session session)
    {
        using var tool = new Tool();
        var console = new List<ConsoleBlock>();
        foreach (var arguments in Commands)
        {
            var (seconds, output) = tool.Run(arguments);
            console.Add(new(Tool.Command(arguments), Math.Round(seconds, 1), Steady(output)));
            session.Print(NewcomerResult.File, console[^1]);
        }
        session.Results.Write(NewcomerResult.File, new NewcomerResult(Session.Provenance("newcomer"), console));
    }

    private static string[] Steady(string[] output) =>
        [.. output.Where(line => !line.StartsWith(NewcomerResult.VaryingLine, StringComparison.Ordinal))];
}
