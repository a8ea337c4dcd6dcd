using Bezoar.Experiments.Evaluation.Defence;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>The table of an attack against a certified ensemble.</summary>
internal static class DefenceNumbers
{
    public static Html Render(DefendedAttack defence)
    {
        var success = defence.TargetRule is not null;
        var victims = DefenceWords.Victims(defence);
        return Table.Render(
            $"{DefenceWords.TitleOf(defence)}, against {DefenceWords.NameOf(defence)}",
            [
                "Poison instances", "Budget",
                .. success
                    ? (string[])["Success, defended (95\u00A0%)", "At most, by the certificate", .. victims.Select(victim => $"Success, {DefenceWords.NameOf(victim)} (95\u00A0%)")]
                    : [],
                "Accuracy, defended", "Certified accuracy", .. victims.Select(victim => $"Accuracy, {DefenceWords.NameOf(victim)}"),
                "Certified predictions", "Of these changed",
            ],
            defence.Points.Select(point => Row(point, victims, success)));
    }

    private static IReadOnlyList<Html> Row(DefencePoint point, IReadOnlyList<(string Victim, int Epochs)> victims, bool success)
    {
        var measures = victims.Select(victim => DefenceWords.Find(point, victim)?.Measures).ToArray();
        string[] successes = !success ? [] :
        [
            AttackWords.InColumn(point.Defended.AttackSuccessRate), AttackWords.Share(point.SuccessBound),
            .. measures.Select(each => AttackWords.InColumn(each?.AttackSuccessRate)),
        ];
        string[] cells =
        [
            Wording.Count(point.PoisonCount), Wording.Count(point.Budget), .. successes,
            AttackWords.Share(point.Defended.Accuracy), Wording.Percent(point.CertifiedAccuracy), .. measures.Select(each => AttackWords.Share(each?.Accuracy)),
            Wording.Count(point.Certified), Wording.Count(point.ChangedThoughCertified),
        ];
        return [.. cells.Select(Table.Text)];
    }
}
