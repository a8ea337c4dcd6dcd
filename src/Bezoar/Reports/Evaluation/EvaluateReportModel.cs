using System.Globalization;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Evaluation.Defence;

namespace Bezoar.Reports.Evaluation;

/// <summary>What the page on an evaluation shows, independent of how it shows it.</summary>
internal sealed class EvaluateReportModel
{
    private readonly IReadOnlyList<string>? _classNames;

    public EvaluateReportModel(EvaluateFolder folder)
    {
        Folder = folder;
        Groups = AttackGroup.Of(Run.Results);
        Names = new(Groups);
        Sweeps = AttackSweep.Of(Groups, Names);
        // The first of equals. Where nothing has a trigger, the greatest loss of accuracy is the greatest success.
        Best = HasTriggers ? Groups.MaxBy(group => group.AttackSuccessRate?.Share ?? -1)! : Groups.MaxBy(AccuracyLost)!;
        _classNames = ClassNames.Telling(Groups[0].First.Classes.Select(each => each.Name));
    }

    public EvaluateFolder Folder { get; }

    public EvaluateResult Run => Folder.Result;

    /// <summary>Attacks on victims, each over all seeds.</summary>
    public IReadOnlyList<AttackGroup> Groups { get; }

    public AttackNames Names { get; }

    public IReadOnlyList<AttackSweep> Sweeps { get; }

    public IReadOnlyList<DefendedAttack> Defences => Run.Defences ?? [];

    /// <summary>The attack that achieves most; the headline speaks of it.</summary>
    public AttackGroup Best { get; }

    /// <summary>Whether any attack plants a backdoor. Else accuracy is the story.</summary>
    public bool HasTriggers => Groups.Any(group => group.AttackSuccessRate is not null);

    public bool HasClassNames => _classNames is not null;

    public string ClassName(int label) => _classNames?[label] ?? label.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the poison costs the victim on clean test inputs, as a share of them.</summary>
    public static double AccuracyLost(AttackGroup group) => (group.CleanAccuracy.Share ?? 0) - (group.PoisonedCleanAccuracy.Share ?? 0);
}
