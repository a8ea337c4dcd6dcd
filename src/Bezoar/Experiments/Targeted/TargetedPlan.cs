using Bezoar.Data;
using Bezoar.Experiments.Evaluation;

namespace Bezoar.Experiments.Targeted;

/// <summary>What an experiment on single test inputs does.</summary>
/// <param name="Experiment">What it repeats.</param>
/// <param name="Classes">Two of them, numbered anew from 0.</param>
/// <param name="Settings">One at least.</param>
/// <param name="Targets">Target instances of each setting; null for as many as it says, or <see cref="DefaultTargets"/>.</param>
/// <param name="Backbone">An ONNX file; null where no setting needs one.</param>
/// <param name="Seed">Of the choice of targets and of the victims.</param>
public sealed record TargetedPlan(
    ExperimentSummary Experiment, IReadOnlyList<int> Classes, IReadOnlyList<TargetedSetting> Settings, int? Targets, string? Backbone, ulong Seed)
{
    /// <summary>Target instances where nobody says how many.</summary>
    public const int DefaultTargets = 200;

    /// <summary>The data without classes that take no part, once the plan is known to be possible on it.</summary>
    /// <exception cref="BezoarException">One message with every fault.</exception>
    public DatasetSplits Prepare(DatasetSplits all)
    {
        List<string> faults = [.. ClassSubset.Faults(all, Classes)];
        if (Classes.Count != 2) faults.Add(FormattableString.Invariant($"{Classes.Count} classes; a boundary lies between two"));
        if (all.Train.Shape is not ImageShape) faults.Add("only images can be brought to another's features");
        if (Targets is < 1) faults.Add(FormattableString.Invariant($"targets is {Targets}, must be 1 at least"));
        if (Settings.Count == 0) faults.Add("no setting");
        foreach (var setting in Settings) faults.AddRange(setting.Faults(Classes.Count));
        if (Settings.Select(setting => setting.Name).Distinct().Count() < Settings.Count) faults.Add("two settings have one name");
        if (Backbone is null && Settings.Any(setting => setting.Model is null)) faults.Add("a pretrained network is needed: hand in its ONNX file with --backbone");
        if (Backbone is not null && Settings.All(setting => setting.Model is not null)) faults.Add("this experiment uses no backbone");
        return faults.Count == 0 ? ClassSubset.Of(all, Classes) : throw Errors.InvalidOptions("evaluate", faults);
    }

    /// <summary>As many target instances as a setting attacks.</summary>
    internal int TargetsOf(TargetedSetting setting) => Targets ?? setting.Targets ?? DefaultTargets;
}
