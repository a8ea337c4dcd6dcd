using Bezoar.Experiments.Advising;

namespace Bezoar.Benchmarks.Results;

/// <summary><c>advise-DATASET.json</c>: the strategy table, filled in.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Advice">What <c>bezoar advise --json</c> printed.</param>
internal sealed record AdvisingResult(Provenance Provenance, AdviceResult Advice)
{
    public static string File(string dataset) => $"advise-{dataset}";
}
