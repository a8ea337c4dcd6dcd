using Bezoar.Certificates;

namespace Bezoar.Reports;

/// <param name="From">Smallest radius that counts.</param>
/// <param name="To">Largest radius that counts.</param>
/// <param name="Count">Test inputs.</param>
internal sealed record HistogramBin(int From, int To, int Count);

/// <summary>How many test inputs have which certified radius; wrong predictions apart.</summary>
/// <param name="Wrong">Test inputs that are predicted wrongly.</param>
/// <param name="Bins">Of equal width, from radius 0 up.</param>
internal sealed record RadiusHistogram(int Wrong, IReadOnlyList<HistogramBin> Bins)
{
    private const int MostBins = 31;

    public static RadiusHistogram From(IReadOnlyList<Certificate> certificates)
    {
        var largest = certificates.Max(certificate => certificate.Radius.Value);
        var width = RoundStep.For(largest + 1, MostBins);
        var counts = new int[largest < 0 ? 0 : largest / width + 1];
        foreach (var certificate in certificates)
            if (certificate.Radius.Value >= 0) counts[certificate.Radius.Value / width]++;
        return new(
            certificates.Count(certificate => certificate.Radius.Value < 0),
            [.. counts.Select((count, i) => new HistogramBin(i * width, Math.Min((i + 1) * width - 1, largest), count))]);
    }
}
