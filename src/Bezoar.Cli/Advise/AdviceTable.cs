using System.Globalization;
using Bezoar.Experiments.Advising;
using Bezoar.TransferLearning;

namespace Bezoar.Cli.Advise;

/// <summary>What was tried, the strategy table with what it came to, and what to do.</summary>
internal static class AdviceTable
{
    /// <param name="output">Where.</param>
    /// <param name="result">What.</param>
    /// <param name="options">Of the command line, which the recommended command repeats.</param>
    public static void Write(TextWriter output, AdviceResult result, string options)
    {
        var (few, many) = (result.Results[0], result.Results[1]);
        output.WriteLine(Text(
            $"{result.Dataset.Name}: {result.SampleCount:N0} training samples in {result.Folds} folds; {result.Backbone} on images of {result.Input}"));
        foreach (var row in result.Results) WriteTried(output, row);
        output.WriteLine();
        output.WriteLine($"{"",-30}  {"similar data",-31}  different data");
        WriteRow(output, Text($"few samples ({few.PerClass} per class)"), few, StrategyKind.LinearOnTop, StrategyKind.LinearOnEarlierStage);
        WriteRow(output, Text($"many samples ({many.PerClass} per class)"), many, StrategyKind.FineTuneFew, StrategyKind.FineTuneMore);
        output.WriteLine();
        output.WriteLine(Text($"One prediction of {result.SampleCount:N0} is {100.0 / result.SampleCount:0.00} points."));
        WriteAdvice(output, few, options);
        WriteAdvice(output, many, options);
    }

    private static void WriteTried(TextWriter output, AdviceRow row)
    {
        output.WriteLine();
        output.WriteLine(Text($"trained on {row.PerClass} per class"));
        var width = Math.Max("layer".Length, row.Strategies.Max(each => each.Layer.Length));
        output.WriteLine($"strategy               {"layer".PadRight(width)}  frozen       features     trained      mean    lowest   highest  seconds");
        foreach (var each in row.Strategies)
            output.WriteLine(Text(
                $"{NameOf(each.Kind),-21}  {each.Layer.PadRight(width)}  {each.Freeze,-10}  {each.FeatureCount,9:N0}  {each.TrainedCount,10:N0}  {Percent(each.Mean),8}  {Percent(each.Accuracies.Min()),8}  {Percent(each.Accuracies.Max()),8}  {each.Seconds,7:0.0}"));
    }

    private static void WriteRow(TextWriter output, string samples, AdviceRow row, StrategyKind similar, StrategyKind different) =>
        output.WriteLine($"{samples,-30}  {Cell(row, similar),-31}  {Cell(row, different)}");

    private static void WriteAdvice(TextWriter output, AdviceRow row, string options)
    {
        output.WriteLine(Text($"With {row.PerClass} per class {Similarity(row)} Best: {NameOf(row.Best.Kind)}, {Percent(row.Best.Mean)}:"));
        output.WriteLine(Text($"  bezoar train {options} --per-class {row.PerClass} --layer {Quoted(row.Best.Layer)} --freeze {row.Best.Freeze}"));
    }

    /// <summary>As a POSIX shell takes it for one word: between quotes unless every character means itself.</summary>
    public static string Quoted(string word) => word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "%+,-./:=@_".Contains(letter))
        ? word
        : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static string Similarity(AdviceRow row) => row.TopLayerLead switch
    {
        null => "there is no earlier stage to compare the top layer with.",
        < 0 and var lead => Text($"the top layer loses to an earlier stage by {-100 * lead:0.00} points, as with different data."),
        { } lead => Text($"the top layer wins against earlier stages by {100 * lead:0.00} points, as with similar data."),
    };

    private static string Cell(AdviceRow row, StrategyKind kind) => row.BestOf(kind) is { } best ? $"{NameOf(kind)}: {Percent(best.Mean)}" : "–";

    private static string NameOf(StrategyKind kind) => kind switch
    {
        StrategyKind.LinearOnTop => "linear, top layer",
        StrategyKind.LinearOnEarlierStage => "linear, earlier stage",
        StrategyKind.FineTuneFew => "fine-tune few layers",
        _ => "fine-tune more layers",
    };

    private static string Percent(double share) => Text($"{share * 100:0.00} %");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
