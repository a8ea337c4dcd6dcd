using Bezoar.Attacks.PoisonFrogs;
using Bezoar.Benchmarks.Results;
using Bezoar.Benchmarks.Tables.Frogs;
using Bezoar.Experiments.Evaluation;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>What attacks on single test inputs achieve, beside what was published and what was aimed for.</summary>
internal static class TargetedTables
{
    /// <summary>What matters of the other tables, in a sentence or two.</summary>
    public static string Summary(TargetedEvaluationResult oneShot, TargetedEvaluationResult endToEnd)
    {
        var (one, many) = (oneShot.Rows[0], endToEnd.Rows.First(row => Aim(row) is not null));
        return $"One added image with a true label, made in {Number(one.CraftSeconds, "0.0")} s, has {Whole(one.Success.Count)} of {Whole(one.Success.Total)} chosen test images of CIFAR-10 misread by a "
            + $"last layer on a frozen ImageNet network, at a loss of {Number(one.AccuracyLost * 100, "0.00")} points of accuracy; {Whole(one.Partitions!.Value)} certified last layers on the same features misread "
            + $"{Whole(one.DefendedSuccess!.Count - one.DefendedHitsWithoutPoison)} on account of it. Against a network that is trained throughout, {Whole(many.PoisonCount)} images have {Whole(many.Success.Count)} of {Whole(many.Success.Total)} misread.";
    }

    /// <summary>What was published, what was aimed for, and what the paper's setting came to here.</summary>
    public static string OneShot(TargetedEvaluationResult result)
    {
        var row = result.Rows[0];
        return Of(["", "published", "target:", "measured:", ""],
        [
            ["targets hit by one poison instance", Published(result, 0), $"≥ {Percent(Targets.OneShotSuccess)} of ≥ {Whole(Targets.OneShotTargets)}", Hits(row.Success),
                MnistTables.Verdict(row.Success.Share >= Targets.OneShotSuccess && row.Success.Total >= Targets.OneShotTargets)],
            ["median confidence in the wrong class, without and with poison", Published(result, 1), "", $"{Percent(row.ConfidenceBefore)}, {Percent(row.ConfidenceAfter)}", ""],
            ["clean accuracy, and mean loss", Published(result, 2), $"≤ {Number(Targets.MostPointsLost, "0.0")} points", $"{Percent(row.CleanAccuracy)}, {Number(row.AccuracyLost * 100, "0.00")} points",
                MnistTables.Verdict(row.AccuracyLost * 100 <= Targets.MostPointsLost)],
            ["mean rotation of the decision boundary", Published(result, 3), "", $"{Number(row.Degrees, "0.0")}°", ""],
            ["distance of poison from target in features, as a share of the base's, median", "", "", Percent(row.DistanceLeft), ""],
            ["poison against its base instance, mean PSNR", "", "", $"{Number(row.Psnr, "0.0")} dB", ""],
            ["one poison instance made in", "", $"≤ {Number(Targets.SecondsPerOneShotPoison, "0")} s", $"{Number(row.CraftSeconds, "0.0")} s", MnistTables.Verdict(row.CraftSeconds <= Targets.SecondsPerOneShotPoison)],
        ]) + $"\n\nVictim: {row.Victim}. Poison: {row.Collision}.\n\n" + MnistTables.Machine(result.Provenance);
    }

    /// <summary>More and fewer weights, more and fewer training images.</summary>
    public static string OneShotSettings(TargetedEvaluationResult result) => Of(
        ["setting", "features:", "weights:", "training images:", "targets hit (95 %):", "median confidence:", "clean accuracy:", "points lost:", "boundary turns:", "features' distance left:", "PSNR:"],
        result.Rows.Select(row => new[]
        {
            row.Setting, Whole(row.FeatureCount), Whole((int)row.TrainedWeights), Whole(row.TrainCount), Hits(row.Success), Percent(row.ConfidenceAfter), Percent(row.CleanAccuracy),
            Number(row.AccuracyLost * 100, "0.00"), $"{Number(row.Degrees, "0.0")}°", Percent(row.DistanceLeft), $"{Number(row.Psnr, "0.0")} dB",
        })) + $"\n\n{Arrived(result)}" + MnistTables.Machine(result.Provenance);

    /// <summary>The same poison against certified last layers.</summary>
    public static string Defence(TargetedEvaluationResult result)
    {
        var rows = result.Rows.Where(row => row.DefendedSuccess is not null).ToArray();
        return Of(
            ["setting", "partitions:", "clean accuracy, one victim and ensemble:", "targets hit, one victim (95 %):", "targets hit, certified ensemble (95 %):", "of them without poison as well:", "targets proven to stand:", "certified predictions:", "of them changed:"],
            rows.Select(row => new[]
            {
                row.Setting, Whole(row.Partitions!.Value), $"{Percent(row.CleanAccuracy)}, {Percent(row.EnsembleAccuracy!.Value)}", Hits(row.Success), Hits(row.DefendedSuccess!),
                Whole(row.DefendedHitsWithoutPoison), $"{Whole(row.ProvenTargets!.Value)} of {Whole(row.Success.Total)}", row.Certified.ToString("N0", System.Globalization.CultureInfo.InvariantCulture),
                row.ChangedThoughCertified.ToString("N0", System.Globalization.CultureInfo.InvariantCulture),
            })) + "\n\n" + MnistTables.Machine(result.Provenance);
    }

    /// <summary>Networks that are trained throughout, by number of poison instances.</summary>
    public static string EndToEnd(TargetedEvaluationResult result) => Of(
        ["setting", "poison instances:", "target:", "targets hit (95 %):", "", "median confidence, without and with:", "points lost:", "boundary turns:", "features' distance left:", "PSNR:", "most poison made in:", "victim trained in:"],
        result.Rows.Select(row => new[]
        {
            row.Setting, Whole(row.PoisonCount), Aim(row) is { } aim ? $"≥ {Percent(aim)}" : "", Hits(row.Success), Aim(row) is { } wanted ? MnistTables.Verdict(row.Success.Share >= wanted) : "",
            $"{Percent(row.ConfidenceBefore)}, {Percent(row.ConfidenceAfter)}", Number(row.AccuracyLost * 100, "0.00"), $"{Number(row.Degrees, "0.0")}°",
            Percent(row.DistanceLeft), $"{Number(row.Psnr, "0.0")} dB", $"{Number(row.CraftSeconds, "0.0")} s", $"{Number(row.TrainSeconds, "0")} s",
        })) + $"\n\nPublished: {string.Join("; ", result.Experiment.Published.Select(finding => $"{finding.What}: {finding.Value}"))}.\n\n"
        + $"{Arrived(result)}Victim: {result.Rows[0].Victim}; {Whole(result.Rows[0].TrainCount)} training images, {Percent(result.Rows[0].CleanAccuracy)} right without poison.\n\n"
        + Triples(result) + MnistTables.Machine(result.Provenance);

    private static string Triples(TargetedEvaluationResult result) => $"""
        ![Target, base and poison instances of the attack on all layers]({Path.GetFileName(TripleSheet.FileOf(result.Experiment.Name))})

        *Nine targets of the first setting, each with its base instance and the poison instance that came nearest.*


        """;

    /// <summary>How many settings come as near as a collision is to come before it stops.</summary>
    private static string Arrived(TargetedEvaluationResult result)
    {
        var stop = new FeatureCollisionOptions().StopShare;
        var settings = result.Rows.GroupBy(row => row.Setting).Select(rows => rows.MaxBy(row => row.PoisonCount)!).ToArray();
        return $"A collision would stop where {Number(stop * 100, "0")} % of the features' distance is left. The median target's poison comes that near in {Whole(settings.Count(row => row.DistanceLeft <= stop))} "
            + $"of {Whole(settings.Length)} settings; elsewhere the pull towards the base or the number of steps keeps it from there, and victims are trained on what there is then.\n\n";
    }

    // What was aimed for is said of the published setting.
    private static double? Aim(TargetedRow row) => row.PoisonCount == Targets.EndToEndPoison && row.Collision.Contains("γ = 0.3", StringComparison.Ordinal) && !row.Outliers ? Targets.EndToEndSuccess : null;

    private static string Published(TargetedEvaluationResult result, int index) => result.Experiment.Published[index].Value;

    private static string Hits(WilsonInterval interval) =>
        $"{Whole(interval.Count)} of {Whole(interval.Total)} ({Number(interval.Low * 100, "0.0")} to {Number(interval.High * 100, "0.0")} %)";
}
