using Bezoar.Experiments.Evaluation;

namespace Bezoar.Reports.Evaluation;

/// <summary>What becomes of poisoned victims, epoch by epoch.</summary>
internal static class AttackCourse
{
    /// <summary>More lines nobody can tell apart.</summary>
    public const int MostLines = 10;

    /// <summary>Means over all seeds after every epoch in which somebody looked.</summary>
    public static IReadOnlyList<AttackedEpoch> Of(AttackGroup group) =>
    [
        .. group.Entries.SelectMany(entry => entry.History).Where(epoch => epoch.CleanAccuracy is not null)
            .GroupBy(epoch => epoch.Epoch).OrderBy(epoch => epoch.Key)
            .Select(epoch => new AttackedEpoch(
                epoch.Key, epoch.Average(each => each.Loss), epoch.Average(each => each.CleanAccuracy), epoch.Average(each => each.AttackSuccessRate))),
    ];

    /// <summary>All attacks, or those that achieve most, in the order of the page.</summary>
    public static IReadOnlyList<AttackGroup> Shown(EvaluateReportModel model)
    {
        var best = model.Groups
            .OrderByDescending(group => group.AttackSuccessRate?.Share ?? EvaluateReportModel.AccuracyLost(group)).Take(MostLines).ToHashSet();
        return [.. model.Groups.Where(best.Contains)];
    }
}
