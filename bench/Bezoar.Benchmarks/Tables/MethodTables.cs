using Bezoar.Benchmarks.Results;
using Bezoar.Certificates;
using Bezoar.Reports;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>Every kind of certificate beside what was published and what was aimed for.</summary>
internal static class MethodTables
{
    /// <summary>For each target the best setting that is accurate enough.</summary>
    public static string Targets(MethodsResult result) => Of(
        ["against", "clean accuracy", "published median:", "target:", "measured median:", "clean:", "by", ""],
        Tables.Targets.Methods.Select(target =>
        {
            var best = Best(result, target);
            return new[]
            {
                target.Unit == BudgetUnits.LabelFlips ? "changed labels" : "inserted and removed samples",
                $"≥ {Percent(target.CleanAccuracy)}", target.Published, $"≥ {Whole(target.Median)}", Whole(best.MedianCertifiedRadius), Percent(best.CleanAccuracy),
                MethodNames.Of(best.Method, best.Partitions), MnistTables.Verdict(best.MedianCertifiedRadius >= target.Median),
            };
        })) + "\n\n" + MnistTables.Machine(result.Provenance);

    /// <summary>All settings.</summary>
    public static string All(MethodsResult result) => Of(
        ["method", "setting", "a single vote:", "clean accuracy:", "median radius:", .. result.All().First().CertifiedAccuracy.Select(at => $"proven at {Whole(at.Budget)}:")],
        result.All().Select(figures => new[]
        {
            MethodNames.Family(figures.Method) + (figures.Unit == BudgetUnits.LabelFlips ? " (changed labels)" : ""), MethodNames.Setting(figures.Method, figures.Partitions),
            Percent(figures.BaseAccuracy), Percent(figures.CleanAccuracy), Whole(figures.MedianCertifiedRadius),
        }.Concat(figures.CertifiedAccuracy.Select(at => Percent(at.Accuracy))).ToArray()))
        + "\n\n" + MnistTables.Machine(result.Provenance);

    /// <summary>Each amount of noise, with both radii.</summary>
    public static string Smoothing(MethodsResult result)
    {
        var (exact, divergence) = (Of("randomised smoothing"), Of("randomised smoothing, by divergence"));
        return MarkdownTable.Of(
            ["noise", "clean accuracy:", "median radius, exactly:", "by divergence:", .. exact[0].CertifiedAccuracy.Select(at => $"proven at {Whole(at.Budget)}:")],
            exact.Zip(divergence, (one, other) => new[]
            {
                MethodNames.Setting(one.Method, one.Partitions), Percent(one.CleanAccuracy), Whole(one.MedianCertifiedRadius), Whole(other.MedianCertifiedRadius),
            }.Concat(one.CertifiedAccuracy.Select(at => Percent(at.Accuracy))).ToArray())) + "\n\n" + MnistTables.Machine(result.Provenance);

        MethodFigures[] Of(string family) => [.. result.All().Where(figures => MethodNames.Family(figures.Method) == family)];
    }

    /// <summary>What each command takes.</summary>
    public static string Cost(params MethodsResult[] results) => Of(
        ["", "describe, or find neighbours:", "fit:", "vote:", "certify and write:", "whole process:", "peak memory:"],
        results.SelectMany(result => result.Runs).Select(run => new[]
        {
            $"`{run.Command}`", MnistTables.Seconds(run.Stages.Features), MnistTables.Seconds(run.Stages.Train), MnistTables.Seconds(run.Stages.Predict), MnistTables.Seconds(run.Stages.Certify),
            MnistTables.Seconds(run.Seconds), $"{Number(run.PeakMemoryBytes / (double)(1 << 30), "0.00")} GiB",
        }));

    private static MethodFigures Best(MethodsResult result, MethodTarget target) =>
        result.All().Where(figures => figures.Unit == target.Unit && figures.CleanAccuracy >= target.CleanAccuracy
            && (target.Method is null || (figures.Method == target.Method && figures.Partitions == target.Partitions)))
            .MaxBy(figures => figures.MedianCertifiedRadius) ?? throw new InvalidOperationException("no setting is accurate enough");
}
