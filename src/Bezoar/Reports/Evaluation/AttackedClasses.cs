using Bezoar.Experiments.Evaluation;

namespace Bezoar.Reports.Evaluation;

/// <summary>What an attack does to each class.</summary>
internal static class AttackedClasses
{
    /// <summary>More bars nobody can tell apart.</summary>
    public const int MostBars = 30;

    /// <summary>Means over all seeds, in the order of the labels.</summary>
    public static IReadOnlyList<AttackedClass> Of(AttackGroup group) =>
    [
        .. group.First.Classes.Select((first, label) => first with
        {
            CleanAccuracy = group.Entries.Average(entry => entry.Classes[label].CleanAccuracy),
            PoisonedCleanAccuracy = group.Entries.Average(entry => entry.Classes[label].PoisonedCleanAccuracy),
            AttackSuccessRate = group.Entries.Average(entry => entry.Classes[label].AttackSuccessRate),
        }),
    ];
}
