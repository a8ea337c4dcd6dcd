using System.CommandLine;

namespace Bezoar.Benchmarks.Commands;

/// <summary><c>all</c>: every benchmark with its defaults, then the tables.</summary>
internal static class AllCommand
{
    private static readonly string[] InOrder = ["start", "newcomer", "digits", "matrix-product", "descriptors", "throughput", "train", "base-classifiers", "certify", "methods", "crafting", "evaluate", "tables"];

    public static Command Create(RootCommand root)
    {
        var command = new Command("all", $"With defaults, one after the other: {string.Join(", ", InOrder)}. Takes about two hours; needs mnist and cifar10.");
        command.SetAction((_, cancellation) => RunAsync(root, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(RootCommand root, CancellationToken cancellation)
    {
        foreach (var name in InOrder)
        {
            var exitCode = await root.Parse([name]).InvokeAsync(new() { EnableDefaultExceptionHandler = false }, cancellation);
            if (exitCode != 0) return exitCode;
        }
        return 0;
    }
}
