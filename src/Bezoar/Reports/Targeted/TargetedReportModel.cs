using Bezoar.Experiments.Targeted;

namespace Bezoar.Reports.Targeted;

/// <summary>What the page on attacks on single test inputs shows, independent of how it shows it.</summary>
internal sealed class TargetedReportModel
{
    public TargetedReportModel(TargetedFolder folder)
    {
        Folder = folder;
        Summaries = TargetedSummary.Of(Run);
        Details = [.. Run.Results.Select(outcome => TargetedSummary.Of(outcome)[^1])];
        Sweeps = [.. SweepsOf(Details)];
    }

    public TargetedFolder Folder { get; }

    public TargetedResult Run => Folder.Result;

    /// <summary>Every setting and number of poison instances.</summary>
    public IReadOnlyList<TargetedSummary> Summaries { get; }

    /// <summary>Every setting with the most poison.</summary>
    public IReadOnlyList<TargetedSummary> Details { get; }

    /// <summary>The paper's setting; the headline speaks of it.</summary>
    public TargetedSummary Best => Details[0];

    public IReadOnlyList<TargetedSweep> Sweeps { get; }

    /// <summary>What a class is called in legends.</summary>
    public string ClassName(int label) => Run.ClassNames[label];

    private IEnumerable<TargetedSweep> SweepsOf(IReadOnlyList<TargetedSummary> details)
    {
        var main = details[0].Outcome;
        IEnumerable<TargetedSweep> sweeps =
        [
            new("poison instances", false,
                [.. Run.Results.Select(outcome => (outcome.Setting, (IReadOnlyList<TargetedSummary>)TargetedSummary.Of(outcome)))], summary => summary.PoisonCount),
            new("number of features", true, [("", [.. details.Where(each => each.Outcome.TrainCount == main.TrainCount && each.PoisonCount == details[0].PoisonCount)])], summary => summary.Outcome.FeatureCount),
            new("training images", true, [("", [.. details.Where(each => each.Outcome.FeatureCount == main.FeatureCount && each.PoisonCount == details[0].PoisonCount)])], summary => summary.Outcome.TrainCount),
        ];
        return sweeps.Where(sweep => sweep.Lines.Any(line => line.Points.Select(sweep.Value).Distinct().Count() > 1));
    }
}

/// <summary>Success against something that takes several values.</summary>
/// <param name="Axis">What is varied.</param>
/// <param name="IsLogarithmic">Whether values are compared by their ratios.</param>
/// <param name="Lines">With the name of each.</param>
/// <param name="Value">What is varied, of a point.</param>
internal sealed record TargetedSweep(
    string Axis, bool IsLogarithmic, IReadOnlyList<(string Name, IReadOnlyList<TargetedSummary> Points)> Lines, Func<TargetedSummary, double> Value);
