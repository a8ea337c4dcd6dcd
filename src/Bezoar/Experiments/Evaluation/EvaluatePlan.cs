using System.Globalization;
using Bezoar.Attacks;
using Bezoar.Data;
using Bezoar.Experiments.Attacking;
using Bezoar.Experiments.Evaluation.Defence;

namespace Bezoar.Experiments.Evaluation;

/// <summary>Which attacks are mounted on which victims, how often.</summary>
public sealed record EvaluatePlan
{
    /// <summary>Mounted one by one on the same training set.</summary>
    public IReadOnlyList<AttackSpecification> Attacks { get; init; } = [new()];

    /// <summary>Each is trained on the clean training set and on each poisoned one.</summary>
    public IReadOnlyList<VictimSpecification> Victims { get; init; } = [new()];

    /// <summary>How often everything is done, from other initial weights and with other poison.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>The first seed; the others follow it.</summary>
    public ulong FirstSeed { get; init; }

    /// <summary>Only these classes take part, numbered anew from 0; null for all.</summary>
    public IReadOnlyList<int>? Classes { get; init; }

    /// <summary>Success is measured after so many epochs each, and after the last. 0: after the last only.</summary>
    public int EvaluateEvery { get; init; } = 1;

    /// <summary>Mounts every attack against a certified ensemble as well; null for no defence.</summary>
    public DefencePlan? Defence { get; init; }

    /// <summary>All seeds.</summary>
    internal IEnumerable<ulong> AllSeeds => Enumerable.Range(0, Seeds).Select(i => FirstSeed + (ulong)i);

    /// <summary>The data without classes that take no part, once the plan is known to be possible on it.</summary>
    /// <exception cref="BezoarException">One message with every fault, of the plan and of every attack and victim on this data.</exception>
    public DatasetSplits Prepare(DatasetSplits all)
    {
        IReadOnlyList<string> faults = Classes is null ? [] : ClassSubset.Faults(all, Classes);
        // Where the choice of classes is impossible, everything else is held against all of them: that finds most other faults.
        var splits = Classes is null || faults.Count > 0 ? all : ClassSubset.Of(all, Classes);
        faults = [.. faults, .. Faults(splits)];
        return faults.Count == 0 ? splits : throw Errors.InvalidOptions("evaluate", faults);
    }

    private List<string> Faults(DatasetSplits splits)
    {
        var faults = new List<string>();
        if (Seeds is < 1 or > 1000) faults.Add(string.Create(CultureInfo.InvariantCulture, $"seeds is {Seeds}, must be 1 to 1000"));
        if (EvaluateEvery < 0) faults.Add(string.Create(CultureInfo.InvariantCulture, $"epochs between measurements is {EvaluateEvery}, must be 0 at least"));
        if (Attacks.Count == 0) faults.Add("no attack");
        if (Victims.Count == 0) faults.Add("no victim");
        foreach (var victim in Victims) faults.AddRange(victim.Faults(splits.Train.Shape, splits.Train.ClassCount));
        // What is there twice would count as twice the evidence.
        var victims = Victims.Select(victim => $"{victim.Model}, {victim.Training(splits.Train.Shape, 0).Description}");
        faults.AddRange(Repeated(victims).Select(victim => $"victim {victim} is named twice"));
        var attacks = new List<IAttack>();
        foreach (var words in Attacks)
        {
            try { attacks.Add(words.Create(FirstSeed, splits.Train, new())); }
            catch (BezoarException fault) { faults.Add(fault.Message); }
        }
        faults.AddRange(Repeated(attacks.Select(attack => $"{attack.Name} ({attack.Description})")).Select(attack =>
            $"attack {attack} is named twice; triggers that differ need names that differ"));
        if (Defence is null) return faults;
        faults.AddRange(Defence.Faults());
        foreach (var attack in attacks) faults.AddRange(Defence.FaultsOf(attack, attack.PoisonCount(splits.Train)));
        return faults;
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> names) => names.GroupBy(name => name).Where(name => name.Count() > 1).Select(name => name.Key);
}
