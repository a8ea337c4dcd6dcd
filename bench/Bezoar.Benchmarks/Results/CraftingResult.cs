namespace Bezoar.Benchmarks.Results;

/// <summary><c>crafting.json</c>: how long poison takes to make, without reading the data and without training any model.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Rounds">Medians of so many.</param>
/// <param name="BadNetsCount">Poison instances of MNIST, pattern, added.</param>
/// <param name="BadNetsSeconds">For all of them.</param>
/// <param name="PgdImages">Images hardened on <c>badnets-cnn</c>.</param>
/// <param name="PgdIterations">ℓ2 steps for each.</param>
/// <param name="PgdSeconds">For all of them.</param>
internal sealed record CraftingResult(
    Provenance Provenance, int Rounds, int BadNetsCount, double BadNetsSeconds, int PgdImages, int PgdIterations, double PgdSeconds)
{
    public const string File = "crafting";
}
