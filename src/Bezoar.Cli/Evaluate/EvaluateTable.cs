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
        foreach (var group in result.Results.GroupBy(entry => (entry.Description, entry.Victim, entry.Epochs)))
        {
            var entries = group.ToArray();
            table.AddRow(
                Markup.Escape($"{entries[0].Attack}: {entries[0].Description}"),
                $"{entries[0].Victim}, {entries[0].Epochs} epochs",
                Text($"{entries.Average(entry => entry.PoisonCount):0}"),
                Percent(entries.Average(entry => entry.CleanAccuracy)),
                Percent(entries.Average(entry => entry.PoisonedCleanAccuracy)),
                Interval(entries.Select(entry => entry.Intervals.AttackSuccessRate)),
                Percent(entries.Average(entry => entry.AsrByPrediction)),
                Percent(entries.Average(entry => entry.AttackSuccessRateWithoutPoison)),
                Text($"{entries.Average(entry => entry.Seconds.Train):0.0} s"));
        }
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = Width;
        console.Write(table);
    }

    private static string Interval(IEnumerable<WilsonInterval?> intervals)
    {
        var known = intervals.OfType<WilsonInterval>().ToArray();
        if (known.Length == 0) return "-";
        var sum = WilsonInterval.Sum(known);
        return Text($"{Percent(sum.Share)} ({sum.Low * 100:0.0} to {sum.High * 100:0.0})");
    }

    internal static string Percent(double? share) => share is { } value ? Text($"{value * 100:0.00} %") : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
