namespace Bezoar.Benchmarks.Results;

/// <summary><c>start.json</c>: how long a command takes that has nothing to do.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Measured">What was started.</param>
/// <param name="Runs">How often.</param>
/// <param name="MedianMilliseconds">Wall time.</param>
/// <param name="FastestMilliseconds">Wall time.</param>
internal sealed record StartResult(Provenance Provenance, string Measured, int Runs, double MedianMilliseconds, double FastestMilliseconds)
{
    public const string File = "start";
}
