using System.Globalization;
using Bezoar.Experiments.Evaluation;
using Spectre.Console;

namespace Bezoar.Cli.Evaluate;

/// <summary>What <c>bezoar evaluate</c> prints for people: one line for each attack and victim, over all seeds.</summary>
internal static class EvaluateTable
{
    // Wide enough for all columns where the output is no terminal.
    internal const int Width = 140;

    public static void Write(TextWriter output, EvaluateResult result)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("attack", "victim", "poison", "clean", "with poison", "success (95 %)", "by prediction", "without poison", "train");
        foreach (var group in AttackGroup.Of(result.Results))
        {
            table.AddRow(
                Markup.Escape($"{group.First.Attack}: {group.First.Description}"),
                $"{group.First.Victim}, {group.First.Epochs} epochs",
                Text($"{group.PoisonCount:0}"),
                Percent(group.CleanAccuracy.Share),
                Percent(group.PoisonedCleanAccuracy.Share),
                Interval(group.AttackSuccessRate),
                Percent(group.AsrByPrediction?.Share),
                Percent(group.AttackSuccessRateWithoutPoison?.Share),
                Text($"{group.Entries.Average(entry => entry.Seconds.Train):0.0} s"));
        }
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = Width;
        console.Write(table);
    }

    private static string Interval(SeedShares? interval) =>
        interval is null ? "-" : Text($"{Percent(interval.Share)} ({interval.Low * 100:0.0} to {interval.High * 100:0.0})");

    internal static string Percent(double? share) => share is { } value ? Text($"{value * 100:0.00} %") : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
