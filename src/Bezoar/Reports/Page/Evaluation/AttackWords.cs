using Bezoar.Experiments.Evaluation;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>Attacks and counted shares, for readers.</summary>
internal static class AttackWords
{
    /// <summary>Such as <c>92.72 %</c>, or a dash where nothing was counted.</summary>
    public static string Share(IShareInterval? interval) => Share(interval?.Share);

    /// <inheritdoc cref="Share(IShareInterval)"/>
    public static string Share(double? share) => share is { } known ? Wording.Percent(known) : "–";

    /// <summary>Such as <c>92.72 % (95 % interval 91.43 to 93.83 %)</c>, or <c>(95 % intervals of 3 seeds from 90.12 to 94.2 %)</c>.</summary>
    public static string WithInterval(SeedShares shares) => shares.Seeds.Count == 1
        ? $"{Share(shares)} (95\u00A0% interval {Bounds(shares)})"
        : $"{Share(shares)} (95\u00A0% intervals of {shares.Seeds.Count} seeds from {Bounds(shares)})";

    /// <summary>Such as <c>91.43 to 93.83 %</c>.</summary>
    public static string Bounds(IShareInterval interval) => $"{Wording.Percent(interval.Low)[..^2]} to {Wording.Percent(interval.High)}";

    /// <summary>The same for a column whose heading says what the brackets hold.</summary>
    public static string InColumn(IShareInterval? interval) => interval is null
        ? "–"
        : $"{Share(interval)} ({Bounds(interval)})";

    /// <summary>Such as <c>1,000 poison instances</c>.</summary>
    public static string PoisonOf(AttackGroup group) => Wording.Poison((long)Math.Round(group.PoisonCount));

    /// <summary>The attack in a few words, such as <c>badnets, 10 %, trigger pattern, every class to 0</c>.</summary>
    public static string InWords(AttackGroup group) => AttackNames.InWords(group);

    /// <summary>What the poison costs, counted in <see cref="Unit"/>.</summary>
    public static string Budget(AttackGroup group) => Wording.Count(group.First.Budget.LabelFlips ?? group.First.Budget.SymmetricDifference);

    /// <summary>The unit that certificates count such poison in.</summary>
    public static string Unit(AttackGroup group) => group.First.Budget.LabelFlips is null ? Wording.SymmetricDifference : Wording.LabelFlips;
}
