using Bezoar.Numerics;

namespace Bezoar.Certificates.RandomisedSmoothing;

/// <summary>
/// From how sure a smoothed prediction is to how many changed labels it withstands. <em>Sureness</em> is −10,000 · log e, rounded down, for a bound e &lt; ½ on the probability that noise
/// makes another class win: ten-thousandths of a nat.
/// </summary>
public static class Sureness
{
    private const double PerNat = 10_000;

    // Logarithms and sums of float64 are wrong in the tenth digit at most; a ten-thousandth of a nat is far more.
    private const int Margin = 1;

    /// <summary>Of a bound; 0 where nothing is sure.</summary>
    /// <param name="logBound">log e.</param>
    public static int OfBound(double logBound) =>
        logBound < 0 ? Math.Max(0, (int)Math.Min(int.MaxValue - 1, Math.Floor(-PerNat * logBound)) - Margin) : 0;

    /// <summary>The least that suffices.</summary>
    /// <param name="logLimit">The logarithm of what the bound must stay below.</param>
    /// <returns>More than <see cref="OfBound"/> gives where no bound is small enough.</returns>
    public static int ToStayBelow(double logLimit) => (int)Math.Min(int.MaxValue, Math.Ceiling(-PerNat * logLimit) + Margin);

    /// <summary>log e again, as large as it can be.</summary>
    public static double ToLogBound(int sureness) => -sureness / PerNat;
}

/// <summary>How many changed labels each sureness withstands.</summary>
public abstract class SmoothingRadii
{
    /// <summary>More are not counted.</summary>
    protected const int MostChanged = 1_000_000;

    /// <summary>The largest number of changed labels after which the prediction still wins more often than not; −1 where it is not known to win at all.</summary>
    /// <param name="sureness">See <see cref="Sureness"/>.</param>
    public abstract CertifiedRadius Of(int sureness);
}

/// <summary>
/// ⌊log(4e(1 − e)) / (−2·D)⌋, where D = (kept − other) · log(kept/other) is the Kullback–Leibler divergence that a changed label adds (Rosenfeld et al., ICML 2020,
/// arXiv 2002.03018, Theorem 1; with two classes D = (1 − 2q) · log((1 − q)/q)).
/// </summary>
/// <param name="noise">The noise.</param>
public sealed class DivergenceRadii(LabelNoise noise) : SmoothingRadii
{
    private readonly double _perLabel = (noise.Kept - noise.Other) * Elementary.Log(noise.Kept / noise.Other);

    /// <inheritdoc/>
    public override CertifiedRadius Of(int sureness)
    {
        if (sureness < Sureness.ToStayBelow(-Elementary.Log(2))) return CertifiedRadius.Wrong;
        var log = Sureness.ToLogBound(sureness);
        var logOfRest = Elementary.Log(1 - Elementary.Exp(log));
        return new((int)Math.Min(MostChanged, (2 * Elementary.Log(2) + log + logOfRest) / (-2 * _perLabel)));
    }
}
