using System.Globalization;
using Bezoar.Experiments.Evaluation.Defence;

namespace Bezoar.Reports.Evaluation;

/// <summary>What defences and the victims beside them are called.</summary>
internal static class DefenceWords
{
    public static string NameOf(DefendedAttack defence) => $"{defence.Method.ToUpperInvariant()}, {Wording.Partitions(defence.Partitions)}";

    public static string TitleOf(DefendedAttack defence) =>
        string.Create(CultureInfo.InvariantCulture, $"{defence.Attack}: {defence.Description}, seed {defence.Seed}");

    /// <summary>Victims without a defence, in the order in which they first appear. The same victim may appear with other epochs.</summary>
    public static IReadOnlyList<(string Victim, int Epochs)> Victims(DefendedAttack defence) =>
        [.. defence.Points.SelectMany(point => point.Undefended).Select(victim => (victim.Victim, victim.Epochs)).Distinct()];

    public static string NameOf((string Victim, int Epochs) victim) => $"{victim.Victim}, {Wording.Epochs(victim.Epochs)}";

    public static UndefendedVictim? Find(DefencePoint point, (string Victim, int Epochs) victim) =>
        point.Undefended.FirstOrDefault(each => (each.Victim, each.Epochs) == victim);
}
