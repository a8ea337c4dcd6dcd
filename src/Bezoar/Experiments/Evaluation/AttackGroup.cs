using System.Globalization;

namespace Bezoar.Experiments.Evaluation;

/// <summary>One attack on one victim, over all seeds: what tables and charts show as one.</summary>
/// <param name="Entries">In the order of <c>result.json</c>; one at least.</param>
internal sealed record AttackGroup(IReadOnlyList<AttackedVictim> Entries)
{
    /// <summary>Groups in the order of their first entries.</summary>
    public static IReadOnlyList<AttackGroup> Of(IEnumerable<AttackedVictim> entries) =>
    [
        .. entries.GroupBy(entry => (entry.Attack, entry.Description, entry.Victim, entry.Epochs, RecipeOf(entry)))
            .Select(group => new AttackGroup([.. group])),
    ];

    /// <summary>Stands for all of them where it does not matter which.</summary>
    public AttackedVictim First => Entries[0];

    /// <summary>How the victim was trained, but for the seed.</summary>
    public string Recipe => RecipeOf(First);

    /// <summary>Mean number of poison instances.</summary>
    public double PoisonCount => Entries.Average(entry => entry.PoisonCount);

    /// <summary>Of the victim without poison.</summary>
    public SeedShares CleanAccuracy => Of(intervals => intervals.CleanAccuracy)!;

    /// <summary>The same, of the victim with poison.</summary>
    public SeedShares PoisonedCleanAccuracy => Of(intervals => intervals.PoisonedCleanAccuracy)!;

    /// <summary>By label; null for attacks without a trigger.</summary>
    public SeedShares? AttackSuccessRate => Of(intervals => intervals.AttackSuccessRate);

    /// <summary>By the victim's own prediction for the clean input.</summary>
    public SeedShares? AsrByPrediction => Of(intervals => intervals.AsrByPrediction);

    /// <summary>By label, of the victim without poison.</summary>
    public SeedShares? AttackSuccessRateWithoutPoison => Of(intervals => intervals.AttackSuccessRateWithoutPoison);

    private SeedShares? Of(Func<EvaluateIntervals, WilsonInterval?> choose)
    {
        var known = Entries.Select(entry => choose(entry.Intervals)).OfType<WilsonInterval>().ToArray();
        return known.Length == 0 ? null : new(known);
    }

    private static string RecipeOf(AttackedVictim entry)
    {
        var seed = string.Create(CultureInfo.InvariantCulture, $", seed {entry.Seed}");
        return entry.Training.EndsWith(seed, StringComparison.Ordinal) ? entry.Training[..^seed.Length] : entry.Training;
    }
}
