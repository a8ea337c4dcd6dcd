using Bezoar.Certificates;
using Bezoar.Voting;

namespace Bezoar.Reports;

/// <summary>Which test inputs a report shows. A pure function of certificates and votes; ties go to the smaller index.</summary>
/// <param name="Wrong">Wrong predictions, those with most votes for the wrong class first.</param>
/// <param name="Hardest">Correct predictions with the smallest certified radius, smallest first.</param>
/// <param name="Safest">Correct predictions with the largest certified radius, largest first.</param>
public sealed record ExampleSelection(IReadOnlyList<int> Wrong, IReadOnlyList<int> Hardest, IReadOnlyList<int> Safest)
{
    /// <summary>How many of each kind a report shows.</summary>
    public const int PerGroup = 8;

    /// <summary>Chooses <see cref="PerGroup"/> of each kind, or as many as there are; no input is both hardest and safest.</summary>
    /// <param name="certificates">One per test input.</param>
    /// <param name="votes">test inputs × classes, of the same run.</param>
    public static ExampleSelection From(IReadOnlyList<Certificate> certificates, TallyTable votes)
    {
        var all = Enumerable.Range(0, certificates.Count).ToLookup(i => certificates[i].Radius.Value >= 0);
        // Sorting is stable, so equal inputs stay in order of their index.
        int[] wrong = [.. all[false].OrderByDescending(i => votes[i][certificates[i].Prediction]).Take(PerGroup)];
        int[] hardest = [.. all[true].OrderBy(i => certificates[i].Radius).Take(PerGroup)];
        int[] safest = [.. all[true].OrderByDescending(i => certificates[i].Radius).Take(PerGroup).Except(hardest)];
        return new(wrong, hardest, safest);
    }

    /// <summary>All of them.</summary>
    internal IEnumerable<int> Indices => Wrong.Concat(Hardest).Concat(Safest);
}
