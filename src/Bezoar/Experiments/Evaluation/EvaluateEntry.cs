using Bezoar.Attacks;
using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.Experiments.Attacking;

namespace Bezoar.Experiments.Evaluation;

/// <summary>Puts an entry of the results together.</summary>
internal static class EvaluateEntry
{
    /// <summary>All but seed, training and files, which the caller knows.</summary>
    public static AttackedVictim Of(
        DatasetSplits splits, EvaluateRun.Mounted mounted, VictimSpecification victim, VictimOutcome poisoned, VictimOutcome clean, int[]? cleanTriggered)
    {
        var (attack, words, poison) = (mounted.Attack, mounted.Words, mounted.Poisoned.Value);
        var labels = splits.Test.Labels;
        var rule = attack.Backdoor?.Rule;
        BackdoorSuccess? SuccessOf(int[] predictions, int[]? triggered) =>
            rule is null || triggered is null ? null : BackdoorSuccess.Of(rule, splits.Test.ClassCount, splits.Test.Labels, predictions, triggered);
        var (success, without) = (SuccessOf(poisoned.Clean, poisoned.Triggered), SuccessOf(clean.Clean, cleanTriggered));
        var intervals = new EvaluateIntervals(
            EvaluateCounts.Accuracy(labels, clean.Clean), EvaluateCounts.Accuracy(labels, poisoned.Clean),
            success?.ByLabel, success?.ByPrediction, without?.ByLabel);
        var target = rule switch { AllToOne one => one.Target, SingleTarget single => single.Target, _ => (int?)null };
        var isByGradient = words.Variant is HardeningSpecification.L2 or HardeningSpecification.Linf;
        return new()
        {
            Attack = attack.Name,
            Description = attack.Description,
            Victim = victim.Model,
            Training = "",
            Epochs = poisoned.History.Count,
            Seed = attack.Seed,
            PoisonCount = poison.Instances.Count,
            Budget = poison.Budget,
            PoisonedShareOfClass = target is null ? null : ShareOfClass(poison, target.Value),
            Variant = attack.Name == "clean-label" ? words.Variant ?? HardeningSpecification.Baseline : null,
            Epsilon = isByGradient ? words.Epsilon ?? HardeningSpecification.DefaultEpsilon(words.Variant!) : null,
            Tau = words.Variant == HardeningSpecification.Interpolation ? words.Tau ?? HardeningSpecification.DefaultTau : null,
            Trigger = attack.Backdoor?.Trigger.Name,
            Amplitude = attack.Backdoor?.Trigger.Amplitude,
            TargetRule = rule?.ToString(),
            Target = target,
            CleanAccuracy = intervals.CleanAccuracy.Share ?? 0,
            PoisonedCleanAccuracy = intervals.PoisonedCleanAccuracy.Share ?? 0,
            AttackSuccessRate = success?.ByLabel.Share,
            AsrByPrediction = success?.ByPrediction.Share,
            AttackSuccessRateWithoutPoison = without?.ByLabel.Share,
            Intervals = intervals,
            Classes = EvaluateCounts.ByClass(splits, rule, clean.Clean, poisoned.Clean, poisoned.Triggered),
            History = poisoned.History,
            Seconds = new(mounted.CraftSeconds, poisoned.Seconds, clean.Seconds),
            Predictions = "",
            PredictionsSha256 = "",
        };
    }

    private static double ShareOfClass(PoisonedDataset poison, int target)
    {
        var size = 0;
        foreach (var label in poison.Dataset.Labels)
            if (label == target) size++;
        return size == 0 ? 0 : (double)poison.Instances.Count(instance => instance.LabelNow == target) / size;
    }
}
