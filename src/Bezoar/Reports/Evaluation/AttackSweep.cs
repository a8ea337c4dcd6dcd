using Bezoar.Experiments.Evaluation;

namespace Bezoar.Reports.Evaluation;

/// <summary>One option that takes several values, everything else being equal.</summary>
/// <param name="Axis">What is varied, with its unit.</param>
/// <param name="IsShare">0 … 1.</param>
/// <param name="IsLogarithmic">Whether values are compared by their ratios, where none is zero.</param>
/// <param name="Lines">What else there is, each with two values at least.</param>
internal sealed record AttackSweep(string Axis, bool IsShare, bool IsLogarithmic, IReadOnlyList<SweepLine> Lines)
{
    /// <summary>Whether values are compared by their ratios, which zero has none of.</summary>
    public bool IsLogarithmic { get; } = IsLogarithmic && Lines.All(line => line.Points.All(point => point.Value > 0));

    /// <summary>The axis of poison instances.</summary>
    public const string Count = "poison instances";

    private const string Share = "poisoned share of the target class";

    /// <summary>Every option that a run sweeps.</summary>
    public static IReadOnlyList<AttackSweep> Of(IReadOnlyList<AttackGroup> groups, AttackNames names)
    {
        var byShare = groups.All(group => group.First is { Variant: not null, PoisonedShareOfClass: not null });
        IEnumerable<AttackSweep> sweeps =
        [
            byShare
                ? new(Share, true, false, LinesOf(groups, names, Facet.Amount, group => group.First.PoisonedShareOfClass))
                : new(Count, false, true, LinesOf(groups, names, Facet.Amount, group => group.PoisonCount)),
            new(
                "radius ε, on the scale 0 … 255", false, true,
                LinesOf(groups, names, Facet.Hardening, group => group.First.Epsilon, group => group.First.Variant)),
            new("τ: 0 leaves the image, 1 is the other class's", false, false, LinesOf(groups, names, Facet.Hardening, group => group.First.Tau)),
            new("amplitude of the trigger, on the scale 0 … 255", false, false, LinesOf(groups, names, Facet.Amplitude, group => group.First.Amplitude)),
        ];
        return [.. sweeps.Where(sweep => sweep.Lines.Count > 0)];
    }

    private static SweepLine[] LinesOf(
        IReadOnlyList<AttackGroup> groups, AttackNames names, Facet facet, Func<AttackGroup, double?> value, Func<AttackGroup, string?>? and = null) =>
    [
        .. groups.Where(group => value(group) is not null)
            .GroupBy(group => (names.KeyWithout(group, facet), and?.Invoke(group)))
            .Select(line => new SweepLine(
                string.Join(", ", new[] { and?.Invoke(line.First()), names.Of(line.First(), facet) }.Where(text => !string.IsNullOrEmpty(text))),
                [.. line.Select(group => new SweepPoint(value(group)!.Value, group)).OrderBy(point => point.Value)]))
            .Where(line => line.Points.Select(point => point.Value).Distinct().Count() > 1),
    ];
}

/// <param name="Name">What tells it apart from the others.</param>
/// <param name="Points">By ascending value.</param>
internal sealed record SweepLine(string Name, IReadOnlyList<SweepPoint> Points);

/// <param name="Value">Of the option.</param>
/// <param name="Group">What was measured with it.</param>
internal readonly record struct SweepPoint(double Value, AttackGroup Group)
{
    /// <summary>How well the attack does: its success rate, or without a trigger what accuracy it leaves.</summary>
    public SeedShares Measure => Group.AttackSuccessRate ?? Group.PoisonedCleanAccuracy;
}
