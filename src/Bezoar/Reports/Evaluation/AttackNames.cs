using System.Globalization;
using Bezoar.Experiments.Evaluation;

namespace Bezoar.Reports.Evaluation;

/// <summary>What tells the attacks of a run apart.</summary>
internal enum Facet
{
    Attack, Amount, Hardening, Labels, Trigger, Amplitude, Rule, Victim, Recipe,
}

/// <summary>
/// Short names for attacks on victims: whatever is the same for all of a run is left out, so that legends can be read.
/// </summary>
internal sealed class AttackNames
{
    private static readonly Facet[] Facets = Enum.GetValues<Facet>();

    private readonly Dictionary<AttackGroup, string[]> _texts;
    private readonly bool[] _telling;

    public AttackNames(IReadOnlyList<AttackGroup> groups)
    {
        // Recipes have no short names; where only they differ, they are numbered.
        var recipes = groups.Select(group => group.Recipe).Distinct().ToArray();
        var sameModel = groups.GroupBy(group => (group.First.Victim, group.First.Epochs))
            .Any(models => models.Select(group => group.Recipe).Distinct().Count() > 1);
        _texts = groups.ToDictionary(group => group, group => TextsOf(group, sameModel ? $"recipe {Array.IndexOf(recipes, group.Recipe) + 1}" : ""));
        _telling = [.. Facets.Select((_, i) => _texts.Values.Select(texts => texts[i]).Distinct().Count() > 1)];
    }

    /// <summary>What tells it apart from the others; the attack's name where there is nothing to tell apart.</summary>
    /// <param name="group">One of the run.</param>
    /// <param name="without">What is shown elsewhere, such as on an axis.</param>
    public string Of(AttackGroup group, Facet? without = null)
    {
        var texts = Facets.Where((facet, i) => _telling[i] && facet != without).Select(facet => TextOf(group, facet)).Where(text => text.Length > 0);
        return string.Join(", ", texts) is { Length: > 0 } name ? name : group.First.Attack;
    }

    /// <summary>Everything but one facet, for bringing together what differs in that alone.</summary>
    public string KeyWithout(AttackGroup group, Facet facet) =>
        string.Join('\n', _texts[group].Where((_, i) => i != (int)facet));

    /// <summary>The attack in a few words, whatever the others are.</summary>
    public static string InWords(AttackGroup group) =>
        string.Join(", ", TextsOf(group, "")[..(int)Facet.Victim].Where(text => text.Length > 0));

    // Beside amplitudes, a trigger that replaces pixels needs a word as well.
    private string TextOf(AttackGroup group, Facet facet) =>
        facet == Facet.Amplitude && group.First is { Trigger: not null, Amplitude: null } ? "full amplitude" : _texts[group][(int)facet];

    private static string[] TextsOf(AttackGroup group, string recipe)
    {
        var entry = group.First;
        // Every description begins with a share in per cent.
        var (amount, rest) = entry.Description.IndexOf(" % ", StringComparison.Ordinal) is var end and > 0
            ? (entry.Description[..(end + 2)] + " poison", entry.Description[(end + 3)..])
            : ("", entry.Description);
        return
        [
            entry.Attack,
            amount,
            HardeningOf(entry),
            entry.Trigger is null ? LabelsOf(rest) : "",
            entry.Trigger is null ? "" : $"trigger {entry.Trigger}",
            entry.Amplitude is { } amplitude ? string.Create(CultureInfo.InvariantCulture, $"amplitude {amplitude}") : "",
            entry.TargetRule ?? "",
            $"{entry.Victim}, {Wording.Epochs(entry.Epochs)}",
            recipe,
        ];
    }

    private static string HardeningOf(AttackedVictim entry) => (entry.Epsilon, entry.Tau) switch
    {
        ({ } epsilon, _) => string.Create(CultureInfo.InvariantCulture, $"{entry.Variant} ε = {epsilon}"),
        (_, { } tau) => string.Create(CultureInfo.InvariantCulture, $"{entry.Variant} τ = {tau}"),
        _ => entry.Variant ?? "",
    };

    // "of all labels, to random others": the first clause that says which, and to what.
    private static string LabelsOf(string rest)
    {
        const string OfAll = "of all labels, ";
        return rest.StartsWith(OfAll, StringComparison.Ordinal)
            ? rest[OfAll.Length..].Split(',')[0]
            : rest.Replace("of the labels of ", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
    }
}
