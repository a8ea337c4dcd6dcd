using Bezoar.Certificates;

namespace Bezoar.Reports;

/// <summary>How often each class is taken for which.</summary>
internal static class ConfusionMatrix
{
    /// <summary>Counts, labels × predictions.</summary>
    public static int[][] From(IReadOnlyList<Certificate> certificates, int classCount)
    {
        var counts = new int[classCount][];
        for (var label = 0; label < classCount; label++) counts[label] = new int[classCount];
        foreach (var certificate in certificates) counts[certificate.Label][certificate.Prediction]++;
        return counts;
    }
}
