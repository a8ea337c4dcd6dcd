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

    /// <summary>How far the certificate reaches, for an attack with a trigger.</summary>
    public static string Ends(DefendedAttack defence) => (defence.HalfCertifiedUntil, defence.CertificateEndsAt) switch
    {
        (_, null) => "The certificate proves nothing about any triggered input: the ceiling is 100 % from the first poison instance on.",
        (null, { } end) => $"The certificate keeps some of the attacker's targets out of reach up to {Wording.Poison(end)}, but never half of them.",
        ({ } half, { } end) when half == end => $"The certificate keeps half of the attacker's targets out of reach up to {Wording.Poison(end)}, and none with"
            + $" more. {NoTrainingSet}",
        ({ } half, { } end) => $"The certificate keeps half of the attacker's targets out of reach up to {Wording.Poison(half)}, and the last of them up to"
            + $" {Wording.Poison(end)}. {NoTrainingSet}",
    };

    private const string NoTrainingSet =
        "No training set that differs by as much, whatever the poison, gives these triggered inputs more success than the ceiling.";

    public static string NameOf((string Victim, int Epochs) victim) => $"{victim.Victim}, {Wording.Epochs(victim.Epochs)}";

    public static UndefendedVictim? Find(DefencePoint point, (string Victim, int Epochs) victim) =>
        point.Undefended.FirstOrDefault(each => (each.Victim, each.Epochs) == victim);
}
