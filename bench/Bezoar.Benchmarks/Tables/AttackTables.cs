using Bezoar.Benchmarks.Results;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Targeted;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>What attacks achieve, beside what was published and what was aimed for.</summary>
internal static class AttackTables
{
    /// <summary>What matters of the other tables, in a sentence or two.</summary>
    public static string Summary(EvaluationResult pattern, EvaluationResult defended, CraftingResult crafting)
    {
        var row = pattern.Rows[0];
        var (defence, last) = (defended.Defences!.Single(), defended.Defences!.Single().Points[^1]);
        return $"On MNIST, {Whole(row.PoisonCount)} images with four bright pixels, made in {Number(crafting.BadNetsSeconds, "0.00")} s, have a network read "
            + $"{Percent(Success(pattern.Rows).Share!.Value)} of all triggered test images as the attacker wants, at a clean accuracy of {Percent(row.PoisonedCleanAccuracy)} "
            + $"({Percent(row.CleanAccuracy)} without poison). The certified ensemble of {Whole(defence.Partitions)} partitions, trained on the same poison, falls for "
            + $"{Percent(last.Defended.AttackSuccessRate!.Share!.Value)} of them; it is proven that adding {Whole(defence.HalfCertifiedUntil!.Value)} samples, whatever they are, turns at most half of these images.";
    }

    /// <summary>Experiments with a target of their own, one line each; all their attacks together.</summary>
    public static string BadNets(IReadOnlyList<EvaluationResult> results) => Of(
        ["experiment", "published", "success: target:", "success: measured (95 %):", "", "clean accuracy, without and with poison:", "points lost:", "", "one victim:"],
        results.Zip(Targets.BadNets, (result, target) =>
        {
            var success = Success(result.Rows);
            var (clean, poisoned) = (result.Rows.Average(row => row.CleanAccuracy), result.Rows.Average(row => row.PoisonedCleanAccuracy));
            var lost = (clean - poisoned) * 100;
            return new[]
            {
                $"`{target.Experiment}`", string.Join("; ", result.Experiment.Published.Select(finding => $"{finding.What}: {finding.Value}")),
                $"≥ {Percent(target.Success)}", WithInterval(success), MnistTables.Verdict(success.Share >= target.Success),
                $"{Percent(clean)}, {Percent(poisoned)}", Number(lost, "0.00"), MnistTables.Verdict(lost <= Targets.MostPointsLost),
                $"{Number(result.Rows.Average(row => row.TrainSeconds), "0")} s",
            };
        })) + "\n\n" + Machines(results);

    /// <summary>One line for each way to harden, one column for each share of the target class.</summary>
    public static string CleanLabel(EvaluationResult result)
    {
        double[] shares = [.. result.Rows.Select(ShareOf).Distinct().Order()];
        return Of(
            ["variant", "", .. shares.Select(share => $"success at {Number(share * 100, "0.#")} % of the class (95 %):"), "intervals above the baseline's", "clean accuracy lost, at most:"],
            result.Rows.GroupBy(row => (row.Variant, row.Epsilon, row.Tau)).Select(group => (string[])
            [
                group.Key.Variant!, Strength(group.First()),
                .. shares.Select(share => group.SingleOrDefault(row => ShareOf(row) == share) is { } row ? WithInterval(row.AttackSuccessRate!) : ""), AboveBaseline(result, group),
                Number(group.Max(row => (row.CleanAccuracy - row.PoisonedCleanAccuracy) * 100), "0.00") + " points",
            ])) + $"\n\nVictim: {Victims(result)}. Trigger: {result.Rows[0].Trigger}. Without poison, the trigger has a success of {Percent(Success(result.Rows.Select(row => row.AttackSuccessRateWithoutPoison)).Share!.Value)}.\n\n"
            + MnistTables.Machine(result.Provenance);
    }

    /// <summary>At which shares even the lowest end of any seed's interval lies above the highest of the baseline's.</summary>
    private static string AboveBaseline(EvaluationResult result, IEnumerable<EvaluationRow> variant)
    {
        var rows = variant.Where(row => row.Variant != "baseline").ToArray();
        if (rows.Length == 0) return "";
        var above = rows.Where(row => result.Rows.Single(other => other.Variant == "baseline" && ShareOf(other) == ShareOf(row)) is { } baseline
            && row.AttackSuccessRate!.Low > baseline.AttackSuccessRate!.High).Select(row => $"{Number(ShareOf(row) * 100, "0.#")} %").ToArray();
        return above.Length == 0 ? "nowhere" : "at " + string.Join(" and ", above);
    }

    /// <summary>One attack on several victims.</summary>
    public static string CleanLabelVictims(EvaluationResult result) => Of(
        ["victim", "trigger", "variant", "success: target:", "success: measured (95 %):", "without poison:", "", "clean accuracy, without and with poison:"],
        result.Rows.OrderBy(row => row.Victim, StringComparer.Ordinal).ThenBy(row => row.Trigger, StringComparer.Ordinal).Select(row => new[]
        {
            $"`{row.Victim}`, {Whole(row.Epochs)} epochs", $"`{row.Trigger}`", $"{row.Variant} {Strength(row)}".TrimEnd(),
            row.Variant == "baseline" ? "" : $"≥ {Percent(Targets.CleanLabelSuccess)}",
            WithInterval(row.AttackSuccessRate!), Percent(row.AttackSuccessRateWithoutPoison!.Share!.Value),
            row.Variant == "baseline" ? "" : MnistTables.Verdict(row.AttackSuccessRate!.Share - row.AttackSuccessRateWithoutPoison.Share >= Targets.CleanLabelSuccess),
            $"{Percent(row.CleanAccuracy)}, {Percent(row.PoisonedCleanAccuracy)}",
        })) + $"\n\n{Whole(result.Rows[0].PoisonCount)} poison instances, {Whole(result.Rows[0].Seeds)} seeds.\n\n" + MnistTables.Machine(result.Provenance);

    /// <summary>The same attack with several triggers.</summary>
    public static string Triggers(EvaluationResult result) => Of(
        ["trigger", "success (95 %):", "without poison:"],
        result.Rows.Select(row => new[]
        {
            $"`{row.Trigger}`", WithInterval(row.AttackSuccessRate!), Percent(row.AttackSuccessRateWithoutPoison!.Share!.Value),
        })) + $"\n\nVictim: {Victims(result)}; {result.Rows[0].Variant} {Strength(result.Rows[0])}, {Number(ShareOf(result.Rows[0]) * 100, "0.#")} % of the class.\n\n"
        + MnistTables.Machine(result.Provenance);

    /// <summary>Success against the number of poison instances.</summary>
    public static string Sweep(EvaluationResult result)
    {
        var triggers = result.Rows.Select(row => row.Trigger).Distinct().ToArray();
        return Of(
            ["poison instances:", .. triggers.Select(trigger => $"success of {trigger} (95 %):")],
            result.Rows.GroupBy(row => row.PoisonCount).OrderBy(group => group.Key).Select(group => (string[])
            [
                Whole(group.Key), .. triggers.Select(trigger => group.SingleOrDefault(row => row.Trigger == trigger) is { } row ? WithInterval(row.AttackSuccessRate!) : ""),
            ])) + "\n\n" + MnistTables.Machine(result.Provenance);
    }

    /// <summary>What a holdout set reveals of wrong labels.</summary>
    public static string LabelFlips(EvaluationResult result) => Of(
        ["attack", "labels flipped:", "holdout accuracy without:", "with:", "points lost:"],
        result.Rows.Select(row => new[]
        {
            row.Description, Whole(row.PoisonCount), Percent(row.CleanAccuracy), Percent(row.PoisonedCleanAccuracy),
            Number((row.CleanAccuracy - row.PoisonedCleanAccuracy) * 100, "0.00"),
        })) + $"\n\nVictim: {Victims(result)}.\n\n" + MnistTables.Machine(result.Provenance);

    /// <summary>Attack against certificate.</summary>
    public static string Defence(EvaluationResult result)
    {
        var defence = result.Defences!.Single();
        return Of(
            ["poison instances:", "success, no defence:", "success, certified ensemble:", "most that the certificate leaves possible:", "clean accuracy, no defence:", "certified ensemble:", "of it proven to stay:"],
            defence.Points.Select(point => new[]
            {
                Whole(point.PoisonCount), Percent(point.Undefended[0].Measures.AttackSuccessRate!.Share!.Value), Percent(point.Defended.AttackSuccessRate!.Share!.Value),
                Percent(point.SuccessBound!.Value), Percent(point.Undefended[0].Measures.Accuracy.Share!.Value), Percent(point.Defended.Accuracy.Share!.Value), Percent(point.CertifiedAccuracy),
            })) + $"\n\n{Whole(defence.Partitions)} partitions; no defence: {Victims(result)}. Of {Whole(defence.Certified)} predictions that were certified, "
            + $"{defence.ChangedThoughCertified} changed. Half of these triggered inputs are proven to be missed with up to {Whole(defence.HalfCertifiedUntil!.Value)} added "
            + $"samples of any kind, the last of them with up to {Whole(defence.CertificateEndsAt!.Value)}.\n\n" + MnistTables.Machine(result.Provenance);
    }

    public static string Crafting(CraftingResult result) => Of(["", "target:", "measured:", ""],
    [
        [$"{Whole(result.BadNetsCount)} poison instances of MNIST, pattern", $"≤ {Number(Targets.SecondsToCraftBadNets, "0.0")} s", $"{Number(result.BadNetsSeconds, "0.000")} s",
            MnistTables.Verdict(result.BadNetsSeconds <= Targets.SecondsToCraftBadNets)],
        [$"{Whole(result.PgdImages)} images × {Whole(result.PgdIterations)} ℓ2 steps on `badnets-cnn` (ART with PyTorch: {Targets.ArtSecondsForPgd})",
            $"≤ {Number(Targets.SecondsForPgd, "0.0")} s", $"{Number(result.PgdSeconds, "0.00")} s", MnistTables.Verdict(result.PgdSeconds <= Targets.SecondsForPgd)],
    ]) + "\n\n" + MnistTables.Machine(result.Provenance);

    /// <summary>The experiments that come with Bezoar.</summary>
    public static string Experiments() => Of(
        ["experiment", "repeats", "data", "victims", "attacks:", "seeds:"],
        ExperimentCatalog.Names.Select(name =>
        {
            var file = ExperimentCatalog.Get(name).File;
            string[] what = [$"`{name}`", $"{file.Title} ({file.Paper}, {file.Figure})", file.Dataset];
            return file switch
            {
                TargetedExperimentFile targeted => (string[])
                [
                    .. what, string.Join(", ", targeted.Settings.Select(setting => setting.Model is null ? "a new last layer on `--backbone`" : $"all layers of `{setting.Model}`").Distinct()),
                    Whole(targeted.Settings.Count), "1",
                ],
                ExperimentFile { } plain when plain.ToPlan() is var plan =>
                [
                    .. what, string.Join(", ", plan.Victims.Select(victim => $"`{victim.Model}`, {victim.Epochs} epochs")), Whole(plan.Attacks.Count), Whole(plan.Seeds),
                ],
                _ => throw new NotSupportedException(name),
            };
        }));

    private static string Victims(EvaluationResult result) => string.Join(", ", result.Rows
        .Select(row => $"`{row.Victim}`, {Whole(row.Epochs)} epochs, {(row.Seeds == 1 ? "one seed" : $"{Whole(row.Seeds)} seeds")}").Distinct());

    private static SeedShares Success(IEnumerable<EvaluationRow> rows) => Success(rows.Select(row => row.AttackSuccessRate));

    private static SeedShares Success(IEnumerable<SeedShares?> shares) => new([.. shares.OfType<SeedShares>().SelectMany(each => each.Seeds)]);

    // Poison instances are changed in place, so the share is known to within one sample.
    private static double ShareOf(EvaluationRow row) => Math.Round(row.PoisonedShareOfClass!.Value, 3);

    private static string Strength(EvaluationRow row) => row switch
    {
        { Epsilon: { } epsilon } => $"ε = {Number(epsilon, "0.#")}",
        { Tau: { } tau } => $"τ = {Number(tau, "0.##")}",
        _ => "",
    };

    private static string WithInterval(IShareInterval interval) =>
        $"{Percent(interval.Share!.Value)} ({Number(interval.Low * 100, "0.0")} to {Number(interval.High * 100, "0.0")})";

    private static string Machines(IReadOnlyList<EvaluationResult> results)
    {
        var first = results[0].Provenance;
        return MnistTables.Machine(first with { Command = "./bench.sh evaluate " + string.Join(' ', results.Select(result => $"--experiment {result.Experiment.Name}")) });
    }
}
