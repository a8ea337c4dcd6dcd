namespace Bezoar.Certificates;

/// <summary>One step of the curve.</summary>
/// <param name="Radius">A budget.</param>
/// <param name="Accuracy">Share of test inputs whose certified radius is at least this large.</param>
public readonly record struct CurvePoint(int Radius, double Accuracy);

/// <summary>
/// Certified accuracy against the poison budget, over all test inputs of a run: a step function that falls from the clean
/// accuracy at radius 0 to 0 beyond the largest certified radius.
/// </summary>
public sealed class CertifiedAccuracyCurve
{
    private readonly int[] _ascending;

    /// <summary>From one certificate per test input, of which there must be at least one.</summary>
    public CertifiedAccuracyCurve(IEnumerable<Certificate> certificates)
    {
        _ascending = [.. certificates.Select(certificate => certificate.Radius.Value).Order()];
        if (_ascending.Length == 0) throw new ArgumentException("A curve needs at least one certificate.", nameof(certificates));
    }

    /// <summary>Share of test inputs whose certified radius is ≥ radius; at 0 this is the clean accuracy.</summary>
    /// <param name="radius">A budget, ≥ 0.</param>
    public double At(int radius)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        return Share(FirstAtLeast(radius));
    }

    /// <summary>Share of test inputs that are classified correctly.</summary>
    public double CleanAccuracy => At(0);

    /// <summary>
    /// The largest r whose certified accuracy is ≥ 50 %, or −1 where there is none, which is so exactly when less than half of
    /// the test inputs are classified correctly.
    /// </summary>
    // Exactly half of an even number suffices, so it is the upper middle: it and everything above it make at least a half.
    public CertifiedRadius Median => new(_ascending[_ascending.Length / 2]);

    /// <summary>
    /// The authors' script counts the radii 0, 1, 2, … whose certified accuracy is ≥ 50 %, and so prints one more; 0 where there
    /// is none.
    /// </summary>
    public int MedianPaperConvention => Median.Value + 1;

    /// <summary>
    /// Every radius where the curve changes, ascending. A point (r, a) says that a share a reaches r; right after r the curve
    /// falls to the next point's share, after the last one to 0. The first point is always (0, clean accuracy), whether the
    /// curve falls there or not.
    /// </summary>
    public IReadOnlyList<CurvePoint> Points
    {
        get
        {
            var points = new List<CurvePoint> { new(0, CleanAccuracy) };
            for (var i = FirstAtLeast(1); i < _ascending.Length; i++)
                if (_ascending[i] > points[^1].Radius) points.Add(new(_ascending[i], Share(i)));
            return points;
        }
    }

    private double Share(int first) => (double)(_ascending.Length - first) / _ascending.Length;

    private int FirstAtLeast(int radius)
    {
        var (low, high) = (0, _ascending.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (_ascending[middle] < radius) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
