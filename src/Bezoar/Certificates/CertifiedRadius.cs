using System.Globalization;

namespace Bezoar.Certificates;

/// <summary>
/// The largest poison budget for which a prediction provably stays the same, in the unit of the certificate that issued it;
/// −1 where the prediction is wrong, so that it never counts towards certified accuracy.
/// </summary>
/// <param name="Value">−1, 0, 1, 2, …</param>
public readonly record struct CertifiedRadius(int Value) : IComparable<CertifiedRadius>
{
    /// <summary>The prediction is wrong: nothing to certify.</summary>
    public static CertifiedRadius Wrong { get; } = new(-1);

    /// <inheritdoc/>
    public int CompareTo(CertifiedRadius other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is proven about one test input.</summary>
/// <param name="Label">The true class.</param>
/// <param name="Prediction">The ensemble's class.</param>
/// <param name="Radius">How large a budget the prediction withstands; −1 where it is wrong.</param>
public readonly record struct Certificate(int Label, int Prediction, CertifiedRadius Radius);
