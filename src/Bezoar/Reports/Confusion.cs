using Bezoar.Certificates;

namespace Bezoar.Reports;

/// <summary>How often each class is taken for which.</summary>
/// <param name="ClassCount">Classes of the data set.</param>
/// <param name="Matrix">Counts, labels × predictions; null above <see cref="MostClasses"/> classes.</param>
/// <param name="Mistakes">Each kind of mistake that occurs, most frequent first; ties go to the smaller label, then prediction.</param>
internal sealed record Confusion(int ClassCount, int[][]? Matrix, IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>
    /// The matrix grows with the square of the classes, and a single stray label decides how many there are: above this
    /// nobody can read it, and soon no memory holds it.
    /// </summary>
    public const int MostClasses = 100;

    public static Confusion From(IReadOnlyList<Certificate> certificates, int classCount) =>
        new(classCount, classCount > MostClasses ? null : Count(certificates, classCount), Rank(certificates));

    private static int[][] Count(IReadOnlyList<Certificate> certificates, int classCount)
    {
        var counts = new int[classCount][];
        for (var label = 0; label < classCount; label++) counts[label] = new int[classCount];
        foreach (var certificate in certificates) counts[certificate.Label][certificate.Prediction]++;
        return counts;
    }

    private static Mistake[] Rank(IReadOnlyList<Certificate> certificates)
    {
        var counts = new Dictionary<(int Label, int Prediction), int>();
        foreach (var (label, prediction) in certificates.Select(certificate => (certificate.Label, certificate.Prediction)))
            if (label != prediction) counts[(label, prediction)] = counts.GetValueOrDefault((label, prediction)) + 1;
        return
        [
            .. counts.Select(entry => new Mistake(entry.Key.Label, entry.Key.Prediction, entry.Value))
                .OrderByDescending(mistake => mistake.Count).ThenBy(mistake => mistake.Label).ThenBy(mistake => mistake.Prediction),
        ];
    }
}

/// <param name="Label">The true class.</param>
/// <param name="Prediction">Another class.</param>
/// <param name="Count">How many test inputs, ≥ 1.</param>
internal readonly record struct Mistake(int Label, int Prediction, int Count);
