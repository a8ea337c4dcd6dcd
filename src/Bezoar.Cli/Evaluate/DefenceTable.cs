using System.Globalization;
using Bezoar.Experiments.Evaluation.Defence;
using Bezoar.Reports.Evaluation;
using Spectre.Console;

namespace Bezoar.Cli.Evaluate;

/// <summary>What attacks against a certified ensemble came to, for people: one line for each number of poison instances.</summary>
internal static class DefenceTable
{
    public static void Write(TextWriter output, IReadOnlyList<DefendedAttack> defences)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = EvaluateTable.Width;
        foreach (var defence in defences)
        {
            output.WriteLine(Text($"{defence.Attack}: {defence.Description}, seed {defence.Seed}, against {defence.Method} with {defence.Partitions} partitions"));
            console.Write(TableOf(defence));
            output.WriteLine(Text($"Of {defence.Certified:N0} certified predictions, {defence.ChangedThoughCertified} changed.") + (defence.TargetRule is null ? "" : " " + DefenceWords.Ends(defence)));
        }
    }

    private static Table TableOf(DefendedAttack defence)
    {
        var hasTrigger = defence.TargetRule is not null;
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("poison", "budget", "clean, defended", "certified");
        if (hasTrigger) table.AddColumns("success, defended", "at most");
        foreach (var victim in defence.Points[0].Undefended)
        {
            table.AddColumn($"clean, {victim.Victim}");
            if (hasTrigger) table.AddColumn($"success, {victim.Victim}");
        }
        foreach (var point in defence.Points)
        {
            List<string> cells = [Text($"{point.PoisonCount}"), Text($"{point.Budget}"), Percent(point.Defended.Accuracy.Share), Percent(point.CertifiedAccuracy)];
            if (hasTrigger) cells.AddRange([Percent(point.Defended.AttackSuccessRate?.Share), Percent(point.SuccessBound)]);
            foreach (var victim in point.Undefended)
            {
                cells.Add(Percent(victim.Measures.Accuracy.Share));
                if (hasTrigger) cells.Add(Percent(victim.Measures.AttackSuccessRate?.Share));
            }
            table.AddRow([.. cells]);
        }
        return table;
    }

    private static string Percent(double? share) => EvaluateTable.Percent(share);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
