using System.Globalization;
using Bezoar.Experiments.Targeted;
using Spectre.Console;

namespace Bezoar.Cli.Evaluate;

/// <summary>What an experiment on single test inputs came to, for people: one line for each setting and number of poison instances.</summary>
internal static class TargetedTable
{
    public static void Write(TextWriter output, TargetedResult result)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("setting", "features", "images", "poison", "targets hit (95 %)", "confidence", "clean", "lost", "boundary", "PSNR", "craft", "train");
        foreach (var summary in TargetedSummary.Of(result))
        {
            var outcome = summary.Outcome;
            table.AddRow(
                Markup.Escape(outcome.Setting), Text($"{outcome.FeatureCount}"), Text($"{outcome.TrainCount}"), Text($"{summary.PoisonCount}"),
                Text($"{summary.Success.Count} of {summary.Success.Total} ({summary.Success.Low * 100:0.0} to {summary.Success.High * 100:0.0})"),
                Text($"{summary.ConfidenceBefore:0.000} to {summary.ConfidenceAfter:0.000}"), Text($"{outcome.CleanAccuracy * 100:0.00} %"),
                Text($"{summary.AccuracyLost * 100:0.00}"), Text($"{summary.Degrees:0.0}°"), Text($"{summary.Psnr:0.0} dB"),
                Text($"{summary.CraftSeconds:0.0} s"), Text($"{summary.TrainSeconds:0.0} s"));
        }
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = EvaluateTable.Width;
        console.Write(table);
        foreach (var summary in TargetedSummary.Of(result).Where(summary => summary.DefendedSuccess is not null))
        {
            var (certified, changed) = summary.Certificates;
            output.WriteLine(Text($"{summary.Outcome.Setting}, DPA with {summary.Outcome.Partitions} partitions, the same poison: {summary.DefendedSuccess!.Count} of {summary.DefendedSuccess.Total} targets hit, {summary.DefendedHitsWithoutPoison} of them without poison as well. ")
                + Text($"Of {certified:N0} certified predictions, {changed} changed."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
