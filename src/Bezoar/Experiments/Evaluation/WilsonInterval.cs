namespace Bezoar.Experiments.Evaluation;

/// <summary>
/// A share that was counted, with the interval that holds the true one with 95 % confidence (Wilson, "Probable inference, the law of
/// succession, and statistical inference", 1927): never outside 0 … 1, and of use for shares near the ends and for few counts.
/// </summary>
/// <param name="Count">How many there were of what was counted.</param>
/// <param name="Total">Among how many.</param>
/// <param name="Share">Count / Total; null where there were none.</param>
/// <param name="Low">Lower end; 0 where there were none.</param>
/// <param name="High">Upper end; 1 where there were none.</param>
public sealed record WilsonInterval(int Count, int Total, double? Share, double Low, double High) : IShareInterval
{
    // 97.5 % quantile of the standard normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>From counts.</summary>
    public static WilsonInterval Of(int count, int total)
    {
        if (count < 0 || count > total) throw new ArgumentOutOfRangeException(nameof(count));
        if (total == 0) return new(0, 0, null, 0, 1);
        double n = total, share = count / n;
        var centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z / (1 + Z * Z / n) * Math.Sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return new(count, total, share, count == 0 ? 0 : Math.Max(0, centre - half), count == total ? 1 : Math.Min(1, centre + half));
    }
}
