using Bezoar.Attacks.Triggers;

namespace Bezoar.Reports.Evaluation;

/// <summary>Which test inputs a report on an attack shows. A pure function of labels and predictions.</summary>
internal static class AttackedInputSelection
{
    /// <summary>
    /// Triggered test inputs that are read as the attacker wants, and some that are not: a quarter of them where there are enough. Successes that the
    /// victim without poison does not share come first. True classes take turns; within one, the smaller index is first.
    /// </summary>
    /// <param name="rule">What the trigger must produce.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="labels">The true classes.</param>
    /// <param name="before">Predictions for triggered inputs, by the victim without poison.</param>
    /// <param name="after">The same, by the victim with poison.</param>
    /// <param name="most">How many are shown.</param>
    /// <returns>Successes, then failures.</returns>
    public static IReadOnlyList<int> Triggered(TargetRule rule, int classCount, int[] labels, int[] before, int[] after, int most)
    {
        var targets = Enumerable.Range(0, labels.Length).Where(i => rule.TargetOf(labels[i], classCount) is not null).ToLookup(i =>
            rule.TargetOf(labels[i], classCount) is var target && after[i] == target ? before[i] == target ? Kind.Anyway : Kind.Success : Kind.Failure);
        int[] successes = [.. InTurns(targets[Kind.Success], labels), .. InTurns(targets[Kind.Anyway], labels)];
        int[] failures = [.. InTurns(targets[Kind.Failure], labels)];
        var failuresShown = Math.Min(failures.Length, Math.Max(most / 4, most - successes.Length));
        return [.. successes.Take(most - failuresShown), .. failures.Take(failuresShown)];
    }

    /// <summary>For attacks without a trigger: what the victim without poison reads correctly and the one with poison does not.</summary>
    /// <param name="labels">The true classes.</param>
    /// <param name="before">Predictions by the victim without poison.</param>
    /// <param name="after">The same, by the victim with poison.</param>
    /// <param name="most">How many are shown.</param>
    public static IReadOnlyList<int> Spoilt(int[] labels, int[] before, int[] after, int most)
    {
        var spoilt = after.Select((prediction, i) => before[i] == labels[i] ? prediction : labels[i]).ToArray();
        return [.. MistakeSelection.From(labels, spoilt).Take(most)];
    }

    private static IEnumerable<int> InTurns(IEnumerable<int> indices, int[] labels) => indices
        .GroupBy(i => labels[i]).OrderBy(group => group.Key)
        .SelectMany(group => group.Select((index, turn) => (index, turn)))
        .OrderBy(entry => entry.turn).Select(entry => entry.index);

    private enum Kind { Success, Anyway, Failure }
}
