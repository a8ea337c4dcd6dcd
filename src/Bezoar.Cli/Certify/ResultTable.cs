using System.Globalization;
using Bezoar.Certificates;
using Bezoar.Experiments;

namespace Bezoar.Cli.Certify;

/// <summary>The short table at the end of a run.</summary>
internal static class ResultTable
{
    /// <param name="output">Where it goes.</param>
    /// <param name="result">What to show.</param>
    public static void Write(TextWriter output, CertifyResult result)
    {
        var budget = result.Budget;
        var dataset = result.Dataset;
        var training = dataset.TrainCount is { } count ? $"{Number(count)} training samples, " : "";
        output.WriteLine($"{dataset.Name}: {training}{Number(dataset.TestCount)} test inputs, {dataset.ClassCount} classes");
        output.WriteLine();
        var width = Math.Max("method".Length, result.Results.Max(entry => entry.Method.Length));
        output.WriteLine($"{"method".PadRight(width)}  partitions  base accuracy  clean accuracy  median certified radius{(budget is null ? "" : $"  {Heading(budget.Value)}")}");
        foreach (var entry in result.Results)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{entry.Method.PadRight(width)}  {entry.Partitions,10}  {Percent(entry.BaseAccuracy),13}  {Percent(entry.CleanAccuracy),14}  {entry.MedianCertifiedRadius,23}{(budget is { } most ? $"  {Percent(entry.AccuracyAt(most)).PadLeft(Heading(most).Length)}" : "")}"));
        output.WriteLine();
        foreach (var sameUnit in result.Results.GroupBy(entry => entry.Unit))
        {
            output.WriteLine(Explain(sameUnit.MaxBy(entry => entry.MedianCertifiedRadius)!, sameUnit.Key));
            if (budget is { } most) output.WriteLine(Recommend(result.BestAt(most).First(entry => entry.Unit == sameUnit.Key), most));
        }
        if (budget is not null) output.WriteLine(CertifyResult.CaveatOfBest);
        // A proof on a condition that one option removes.
        foreach (var condition in result.Results.SelectMany(entry => entry.Assumptions).Where(CertifyRun.IsOfDerivedNumber).Distinct())
            output.WriteLine($"On condition: {char.ToLowerInvariant(condition[0])}{condition[1..]}");
    }

    private static string Recommend(MethodResult best, int budget) =>
        $"Against {Number(budget)} {(best.Unit == BudgetUnits.LabelFlips ? "changed labels" : "inserted or removed samples")}, most is proven by "
            + $"{best.Method} {Number(best.Partitions)}: {Percent(best.AccuracyAt(budget))} of all predictions are right and stay so.";

    private static string Heading(int budget) => $"proven at {Number(budget)}";

    private static string Explain(MethodResult best, string unit)
    {
        var with = best.Method switch
        {
            "knn" => $"With {Number(best.Partitions)} neighbours",
            _ when best.Partitions > 1 => $"With {Number(best.Partitions)} partitions",
            _ when best.Method.StartsWith("kernel-votes", StringComparison.Ordinal) => "With kernel votes",
            _ when best.Method.StartsWith("label-flips", StringComparison.Ordinal) => "With clusters",
            _ when best.Method.StartsWith("smoothing", StringComparison.Ordinal) => "With randomised smoothing",
            _ => "With 1 partition",
        };
        var (one, many) = unit == BudgetUnits.LabelFlips
            ? ("label an attacker changes", "labels an attacker changes")
            : ("sample an attacker inserts or removes", "samples an attacker inserts or removes (a changed sample counts 2)");
        return best.MedianCertifiedRadius switch
        {
            < 0 when best.Partitions > 1 => "Less than half of the predictions are right: no median radius. Try fewer partitions.",
            < 0 => "Less than half of the predictions are right, and provably so: no median radius.",
            0 => $"{with}, less than half of the predictions provably withstand even one {(unit == BudgetUnits.LabelFlips ? "changed label" : "inserted or removed sample")}.",
            1 => $"{with}, half of the predictions provably stay the same whichever single {one}.",
            var median => $"{with}, half of the predictions provably stay the same whichever {Number(median)} {many}.",
        };
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.00} %");

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
