using Bezoar.Experiments.Advising;

namespace Bezoar.Benchmarks.Results;

/// <summary><c>advise-cifar10.json</c>: the strategy table, filled in.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Advice">What <c>bezoar advise --json</c> printed.</param>
internal sealed record AdvisingResult(Provenance Provenance, AdviceResult Advice)
{
    public const string File = "advise-cifar10";
}
