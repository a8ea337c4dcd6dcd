namespace Bezoar.Benchmarks.Results;

/// <summary><c>digits.json</c>: how long the built-in data set takes to draw.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="TrainCount">Training images.</param>
/// <param name="TestCount">Test images.</param>
/// <param name="Rounds">The median of so many.</param>
/// <param name="SecondsWithOneThread">Wall time.</param>
/// <param name="SecondsWithTwoThreads">Wall time.</param>
internal sealed record DigitsResult(
    Provenance Provenance, int TrainCount, int TestCount, int Rounds, double SecondsWithOneThread, double SecondsWithTwoThreads)
{
    public const string File = "digits";
}
