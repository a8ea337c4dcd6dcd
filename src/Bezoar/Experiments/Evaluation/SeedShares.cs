using System.Text.Json.Serialization;

namespace Bezoar.Experiments.Evaluation;

/// <summary>
/// A share that was counted once for each seed. Seeds differ by more than test inputs do, and are too few for an interval of their own: so the
/// ends are the lowest and the highest end of all their 95 % intervals. Counting all seeds together as if they were one would claim too much.
/// </summary>
/// <param name="Seeds">One for each; one at least.</param>
public sealed record SeedShares(IReadOnlyList<WilsonInterval> Seeds) : IShareInterval
{
    /// <summary>How many there were of what was counted, over all seeds.</summary>
    [JsonIgnore]
    public int Count => Seeds.Sum(seed => seed.Count);

    /// <summary>Among how many.</summary>
    [JsonIgnore]
    public int Total => Seeds.Sum(seed => seed.Total);

    /// <inheritdoc/>
    public double? Share => Total == 0 ? null : (double)Count / Total;

    /// <inheritdoc/>
    public double Low => Seeds.Min(seed => seed.Low);

    /// <inheritdoc/>
    public double High => Seeds.Max(seed => seed.High);
}
