using System.Globalization;
using Bezoar.Attacks;
using Bezoar.Attacks.Manifests;
using Bezoar.Attacks.PoisonFrogs;
using Bezoar.Experiments.Attacking;

namespace Bezoar.Cli.Attack;

/// <summary>What <c>bezoar attack</c> prints for people.</summary>
internal static class AttackTable
{
    public static void Write(TextWriter output, IAttack attack, PoisonManifest manifest, string folder, double craftSeconds)
    {
        var data = manifest.Dataset;
        Line(output, "attack", $"{manifest.Attack}: {manifest.Description}, seed {manifest.Seed}");
        Line(output, "data set", $"{data.Name}, {data.OriginalCount} training samples before, {data.PoisonedCount} after");
        foreach (var touch in Enum.GetValues<Touch>())
        {
            var count = manifest.Samples.Count(sample => sample.Touch == touch);
            if (count > 0) Line(output, touch.ToString().ToLowerInvariant(), $"{count} samples");
        }
        var flips = manifest.Budget.LabelFlips is { } count2 ? FormattableString.Invariant($", {count2} in label flips") : "";
        Line(output, "budget", $"{manifest.Budget.SymmetricDifference} in symmetric difference{flips}");
        if (attack is PoisonFrogsAttack frogs) Collisions(output, frogs.Collisions);
        Line(output, "crafted in", $"{craftSeconds:0.000} s");
        Line(output, "digest", $"{data.PoisonedDigest} (was {data.OriginalDigest[..12]}…)");
        Line(output, "seal", manifest.Seal);
        output.WriteLine($"Poisoned data set: {folder}");
        output.WriteLine($"Manifest: {Path.Combine(folder, PoisonManifest.FileName)}");
        var sheet = Path.Combine(folder, PoisonedFolder.ContactSheetFile);
        if (File.Exists(sheet)) output.WriteLine($"Contact sheet: {sheet}");
    }

    private static void Collisions(TextWriter output, IReadOnlyList<Collision> collisions)
    {
        var (before, after) = (collisions.Average(each => each.DistanceBefore), collisions.Average(each => each.DistanceAfter));
        Line(output, "features", $"{before:0.00} from the target's before, {after:0.00} after, on average");
        Line(output, "PSNR", $"{collisions.Average(each => each.Psnr):0.0} dB against the base instances, on average");
    }

    private static void Line(TextWriter output, string name, FormattableString text) => Line(output, name, text.ToString(CultureInfo.InvariantCulture));

    private static void Line(TextWriter output, string name, string text) => output.WriteLine($"{name,-12}{text}");
}
