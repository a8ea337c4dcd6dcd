using System.Globalization;
using Bezoar.Certificates;
using Bezoar.Experiments;

namespace Bezoar.Reports;

/// <summary>How often each class is taken for which.</summary>
/// <param name="ClassCount">Classes of the data set.</param>
/// <param name="Matrix">Counts, labels × predictions; null above <see cref="MostClasses"/> classes.</param>
/// <param name="Mistakes">Each kind of mistake that occurs, most frequent first; ties go to the smaller label, then prediction.</param>
internal sealed record Confusion(int ClassCount, IReadOnlyList<IReadOnlyList<int>>? Matrix, IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>Above this nobody can read a matrix, and soon no memory holds it.</summary>
    public const int MostClasses = PredictionSummary.MostClasses;

    /// <summary>What the classes are called; null where that is not known.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>What a class is called, or its number.</summary>
    public string NameOf(int label) => Names?[label] ?? label.ToString(CultureInfo.InvariantCulture);

    public static Confusion From(IReadOnlyList<Certificate> certificates, int classCount) => From(
        [.. certificates.Select(certificate => certificate.Label)], [.. certificates.Select(certificate => certificate.Prediction)], classCount);

    public static Confusion From(int[] labels, int[] predictions, int classCount) => new(
        classCount,
        classCount > MostClasses ? null : PredictionSummary.Matrix(labels, predictions, classCount),
        Rank(labels, predictions));

    private static Mistake[] Rank(int[] labels, int[] predictions)
    {
        var counts = new Dictionary<(int Label, int Prediction), int>();
        foreach (var (label, prediction) in labels.Zip(predictions))
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
