namespace Bezoar.Certificates;

/// <summary>One step of the curve.</summary>
/// <param name="Radius">A budget.</param>
/// <param name="Accuracy">Share of test inputs whose certified radius is at least this large.</param>
public readonly record struct CurvePoint(int Radius, double Accuracy);

/// <summary>Certified accuracy against the poison budget, over all test inputs of a run.</summary>
public sealed class CertifiedAccuracyCurve
{
    private readonly int[] _ascending;

    /// <summary>From one certificate per test input.</summary>
    public CertifiedAccuracyCurve(IEnumerable<Certificate> certificates)
    {
        _ascending = [.. certificates.Select(certificate => certificate.Radius.Value).Order()];
    }

    /// <summary>Share of test inputs whose certified radius is ≥ radius; at 0 this is the clean accuracy.</summary>
    public double At(int radius) => (double)CountAtLeast(radius) / _ascending.Length;

    /// <summary>Share of test inputs that are classified correctly.</summary>
    public double CleanAccuracy => At(0);

    /// <summary>The largest r whose certified accuracy is ≥ 50 %, or −1 where there is none.</summary>
    public CertifiedRadius Median
    {
        get
        {
            // At least half of the inputs reach the radius of the input at the upper middle.
            var radius = _ascending[_ascending.Length / 2];
            return radius < 0 ? CertifiedRadius.Wrong : new(radius);
        }
    }

    /// <summary>
    /// The authors' script counts radii from 0 and so prints one more (0 where no radius qualifies).
    /// </summary>
    public int MedianPaperConvention => Median.Value + 1;

    /// <summary>Every radius at which the curve changes, ascending: (0, clean accuracy) first, then the last radius of each level.</summary>
    public IReadOnlyList<CurvePoint> Points
    {
        get
        {
            var points = new List<CurvePoint> { new(0, At(0)) };
            foreach (var radius in _ascending.Where(radius => radius >= 0).Distinct().ToArray())
                if (radius > 0) points.Add(new(radius, At(radius)));
            return points;
        }
    }

    private int CountAtLeast(int radius)
    {
        var below = 0;
        while (below < _ascending.Length && _ascending[below] < radius) below++;
        return _ascending.Length - below;
    }
}
