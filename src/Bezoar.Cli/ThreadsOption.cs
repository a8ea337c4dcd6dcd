using System.CommandLine;
using Bezoar.Numerics;

namespace Bezoar.Cli;

/// <summary>The option of every command that computes.</summary>
internal static class ThreadsOption
{
    private const int Most = 1024;

    public static Option<int> Create() =>
        OptionKinds.Number("--threads", "Threads; they do not change the result", Environment.ProcessorCount);

    /// <summary>As many threads as were asked for.</summary>
    /// <exception cref="BezoarException">None, or more than any machine has.</exception>
    public static Workers ToWorkers(int count, CancellationToken cancellation) =>
        count is >= 1 and <= Most ? new(count, cancellation) : throw Errors.ThreadsOutOfRange(count, Most);
}
