namespace Bezoar.Benchmarks.Results;

/// <summary><c>newcomer.json</c>: what the README's first commands print.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Console">One per command, in order.</param>
internal sealed record NewcomerResult(Provenance Provenance, IReadOnlyList<ConsoleBlock> Console)
{
    public const string File = "newcomer";

    /// <summary>The line of <c>bezoar verify</c> that differs from run to run, because timings are among what it is a digest of.</summary>
    public const string VaryingLine = "SHA-256 of result.json:";
}

/// <param name="Command">What was typed.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Output">Standard output, without lines that differ from run to run.</param>
internal sealed record ConsoleBlock(string Command, double Seconds, IReadOnlyList<string> Output);
