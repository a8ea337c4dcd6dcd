using System.Globalization;
using Bezoar.Voting;

namespace Bezoar.Certificates.RandomisedSmoothing;

/// <summary>
/// Randomised smoothing of labels; a row has the sum of the weights of each class, and how sure it is that noise leaves the largest where it is
/// (<see cref="Sureness"/>).
/// </summary>
public sealed class SmoothingMethod : CertificateMethod
{
    private const string ExactPrefix = "smoothing-", DivergencePrefix = "smoothing-kl-";

    private readonly SmoothingRadii _radii;

    private SmoothingMethod(string name, LabelNoise noise, SmoothingRadii radii)
        : base(SmoothingCertificate.Description with { Method = name }, 1, noise.ClassCount, noise.ClassCount + 1) => _radii = radii;

    /// <summary>With the largest radius that follows (Neyman and Pearson).</summary>
    public static SmoothingMethod Exact(LabelNoise noise) => new(ExactPrefix + Text(noise), noise, new ExactRadii(noise));

    /// <summary>With the radius of Rosenfeld et al., by the Kullback–Leibler divergence.</summary>
    public static SmoothingMethod ByDivergence(LabelNoise noise) => new(DivergencePrefix + Text(noise), noise, new DivergenceRadii(noise));

    /// <summary>From its name in a result; null where it is none.</summary>
    public static SmoothingMethod? Find(string name, int classCount)
    {
        var isByDivergence = name.StartsWith(DivergencePrefix, StringComparison.Ordinal);
        if (!isByDivergence && !name.StartsWith(ExactPrefix, StringComparison.Ordinal)) return null;
        var digits = name.AsSpan(isByDivergence ? DivergencePrefix.Length : ExactPrefix.Length);
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q)) return null;
        return isByDivergence ? ByDivergence(new(q, classCount)) : Exact(new(q, classCount));
    }

    /// <inheritdoc/>
    public override int Prediction(ReadOnlySpan<int> row) => VoteTable.Plurality(row[..ClassCount]);

    /// <inheritdoc/>
    public override CertifiedRadius Radius(ReadOnlySpan<int> row) => _radii.Of(row[ClassCount]);

    /// <summary>Weights can be negative, and so can a sum of them: that counts as nothing.</summary>
    /// <inheritdoc/>
    public override void Tally(ReadOnlySpan<int> row, Span<int> tally)
    {
        for (var c = 0; c < tally.Length; c++) tally[c] = Math.Max(0, row[c]);
    }

    private static string Text(LabelNoise noise)
    {
        noise.Validate();
        return noise.Q.ToString(CultureInfo.InvariantCulture);
    }
}
