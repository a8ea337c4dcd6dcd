using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Bezoar.Attacks.PoisonFrogs;
using Bezoar.Data;
using Bezoar.Experiments.Attacking;
using Bezoar.Experiments.Evaluation;
using Bezoar.Numerics;

namespace Bezoar.Experiments.Targeted;

/// <summary>Attacks test inputs one by one: makes poison for each, trains a victim on it, and looks whether it reads that input as wanted.</summary>
/// <param name="plan">What to do.</param>
/// <param name="machine">What the result says about the machine.</param>
/// <param name="time">For the seconds in the result, which decide nothing.</param>
/// <param name="models">Where trained models and features are kept.</param>
/// <param name="workers">Threads and cancellation.</param>
/// <param name="progress">Told how far the run is.</param>
public sealed class TargetedRun(
    TargetedPlan plan, MachineFacts machine, TimeProvider time, AttackModels models, Workers workers, IRunProgress progress)
{
    // Crafted side by side: enough to keep both threads and their matrix products busy.
    private const int TargetsPerGroup = 16;

    private readonly StageClock _clock = new(time);

    /// <summary>
    /// Runs and leaves everything in a folder. Interrupted, it leaves every finished attempt, and the same run into the same folder goes on from
    /// there with the same bits.
    /// </summary>
    /// <param name="all">Training and test set.</param>
    /// <param name="folder">The run's folder, opened for this run.</param>
    /// <exception cref="BezoarException">Impossible options, a backbone that cannot be read, or a folder that cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public TargetedResult Execute(DatasetSplits all, RunFolderWriter folder)
    {
        folder.RefuseResultOfOtherThan(TargetedResult.CommandName);
        var splits = plan.Prepare(all);
        var store = new VictimStore(folder.Directory);
        var backbone = plan.Backbone is { } path ? new BackboneSummary(Path.GetFileName(path), FileDigest.Of(path)) : null;
        var (outcomes, examples) = (new List<TargetedOutcome>(), new List<SettingExamples>());
        foreach (var setting in plan.Settings)
        {
            using var victim = Open(setting, splits);
            var outcome = Attack(setting, victim, splits, store, backbone);
            outcomes.Add(outcome);
            examples.Add(SettingExamples.Of(outcome, victim, store));
        }
        folder.Begin();
        CollisionExamplesFile.Write(folder.PathOf(RunFiles.CollisionExamples), examples);
        var (train, test) = (splits.Train, splits.Test);
        var result = new TargetedResult
        {
            Version = machine.Version,
            Dataset = new(splits.Name, train.Digest, test.Digest, train.Count, test.Count, train.ClassCount, null),
            Seconds = _clock.ToSeconds(),
            PeakMemoryBytes = machine.PeakMemoryBytes(),
            Threads = workers.Count,
            Cpu = machine.Cpu,
            Experiment = plan.Experiment,
            Backbone = backbone,
            ClassNames = splits.ClassNames ?? [.. plan.Classes.Select(label => FormattableString.Invariant($"class {label}"))],
            Results = outcomes,
        };
        folder.Complete(result);
        return result;
    }

    private ITargetedVictim Open(TargetedSetting setting, DatasetSplits splits)
    {
        progress.Note($"setting {setting.Name}");
        return _clock.Measure<ITargetedVictim>(Stage.Features, () => setting.Model is null
            ? new FrozenVictim(setting, splits, plan.Backbone!, plan.Seed, new(models.Folder), workers)
            : new EndToEndVictim(setting, splits, plan.Seed, models, workers));
    }

    private TargetedOutcome Attack(TargetedSetting setting, ITargetedVictim victim, DatasetSplits splits, VictimStore store, BackboneSummary? backbone)
    {
        var clean = _clock.Measure(Stage.Train, () => victim.Train(default, 0));
        var heads = setting.Partitions is { } partitions ? _clock.Measure(Stage.Certify, () => new CertifiedHeads((FrozenVictim)victim, partitions, workers)) : null;
        Require(setting, victim);
        var targets = TargetChoice.Of(setting, victim.Test, clean, plan.TargetsOf(setting), plan.Seed);
        var words = JsonSerializer.Serialize(setting with { Targets = null, Poisons = null }, TargetedExperimentJson.Default.TargetedSetting);
        if (targets.Length == 0) throw Errors.NoTargets(setting.Name);
        if (targets.Length < plan.TargetsOf(setting))
            progress.Note(FormattableString.Invariant($"{setting.Name}: only {targets.Length} test inputs that the victim reads right can be targets"));
        // Fewer poison instances are the nearest of as many as the largest number asks for, so that number decides them, too.
        string Of(int count) => count == setting.PoisonCounts[^1] ? "" : FormattableString.Invariant($" of {setting.PoisonCounts[^1]}");
        string KeyOf(int target, int count) => VictimStore.KeyOf(
            machine.Version, splits.Train.Digest, splits.Test.Digest, backbone?.Sha256 ?? "", words, victim.Description, $"{target} {count}{Of(count)} {plan.Seed}");
        var attempts = new List<TargetedAttempt>();
        foreach (var group in targets.Chunk(setting.Model is null ? TargetsPerGroup : 1))
        {
            var missing = group.Where(target => setting.PoisonCounts.Any(count => store.FindAttempt(KeyOf(target, count)) is null)).ToArray();
            var crafted = Craft(setting, victim, missing);
            var todo = missing.Zip(crafted.Poison).SelectMany(each => setting.PoisonCounts.Select(count => (Target: each.First, Poison: each.Second, Count: count)))
                .Where(each => store.FindAttempt(KeyOf(each.Target, each.Count)) is null).ToArray();
            // Last layers are small: several are trained side by side. A whole network takes all threads.
            void Try(int i)
            {
                var (target, poison, count) = todo[i];
                byte[] images = [.. poison.Take(count).SelectMany(each => each.Image.ToArray())];
                var attempt = Attempt(victim, clean, heads, target, [.. poison.Take(count)], images) with { CraftSeconds = crafted.SecondsEach };
                store.KeepPoison(attempt.PoisonSha256, images, attempt.PoisonCount);
                store.KeepAttempt(KeyOf(target, count), attempt);
            }
            _clock.Measure(Stage.Train, () =>
            {
                if (setting.Model is null) workers.For(todo.Length, Try);
                else for (var i = 0; i < todo.Length; i++) Try(i);
            });
            foreach (var target in group) attempts.AddRange(setting.PoisonCounts.Select(count => store.FindAttempt(KeyOf(target, count))!));
            var done = attempts.Count / setting.PoisonCounts.Count;
            var hits = attempts.Count(attempt => attempt.PoisonCount == setting.PoisonCounts[^1] && attempt.IsHit);
            progress.Note(FormattableString.Invariant($"{setting.Name}: {done} of {targets.Length} targets done, {hits} hit"));
        }
        return new()
        {
            Attack = PoisonFrogsAttack.AttackName,
            Seed = plan.Seed,
            Setting = setting.Name,
            Victim = victim.Description,
            Collision = setting.Collision.Description,
            Outliers = setting.Outliers ?? false,
            FeatureCount = victim.Backbone.FeatureCount,
            TrainedWeights = victim.TrainedWeights,
            TrainCount = victim.Training.Count,
            CleanAccuracy = clean.Accuracy(victim.Test),
            MeasuredEpochs = victim.MeasuredEpochs,
            Partitions = setting.Partitions,
            Ensemble = heads?.Summarise(),
            Attempts = attempts,
        };
    }

    /// <summary>Throws where there are fewer base instances of some class than poison instances are asked for.</summary>
    private static void Require(TargetedSetting setting, ITargetedVictim victim)
    {
        var wanted = setting.Source is { } source ? [1 - source] : (int[])[0, 1];
        foreach (var label in wanted)
            if (victim.Training.Labels.Count(label) is var bases && bases < setting.PoisonCounts[^1])
                throw Errors.TooFewBases(setting.Name, setting.PoisonCounts[^1], bases);
    }

    /// <summary>As much poison as the largest number asks for; smaller numbers take the nearest of it.</summary>
    private (IReadOnlyList<IReadOnlyList<CollidedBase>> Poison, double SecondsEach) Craft(TargetedSetting setting, ITargetedVictim victim, int[] targets)
    {
        if (targets.Length == 0) return ([], 0);
        var begin = time.GetTimestamp();
        var search = new CollisionSearch(
            victim.Backbone, victim.Training, victim.TrainingFeatures, setting.Collision, setting.SpareBases ?? PoisonFrogsOptions.DefaultSpareBases, workers);
        var goals = targets.Select(target => new CollisionGoal(
            victim.Test.Record(target).ToArray(), MemoryMarshal.Cast<byte, float>(victim.TestFeatures.Record(target)).ToArray(),
            1 - victim.Test.Labels[target], setting.PoisonCounts[^1])).ToArray();
        var poison = _clock.Measure(Stage.Features, () => search.Find(goals));
        return (poison, time.GetElapsedTime(begin).TotalSeconds / targets.Length);
    }

    private TargetedAttempt Attempt(
        ITargetedVictim victim, TrainedVictim clean, CertifiedHeads? heads, int target, CollidedBase[] poison, byte[] images)
    {
        var label = victim.Test.Labels[target];
        var wanted = 1 - label;
        var begin = time.GetTimestamp();
        var trained = victim.Train(images, wanted);
        var seconds = time.GetElapsedTime(begin).TotalSeconds;
        return new()
        {
            Target = target,
            Label = label,
            Wanted = wanted,
            PoisonCount = poison.Length,
            ConfidenceBefore = clean.Confidence(target, wanted),
            ConfidenceAfter = trained.Confidence(target, wanted),
            IsHit = trained.Predict(target) == wanted,
            PoisonedCleanAccuracy = trained.Accuracy(victim.Test),
            Degrees = [.. clean.Boundaries.Zip(trained.Boundaries, (before, after) => Math.Round(before.DegreesTo(after), 3))],
            DistanceBefore = poison.Average(each => each.Collision.DistanceBefore),
            DistanceAfter = poison.Average(each => each.Collision.DistanceAfter),
            Psnr = poison.Average(each => Math.Min(each.Collision.Psnr, 99)),
            Bases = [.. poison.Select(each => each.Source)],
            CraftSeconds = 0,
            TrainSeconds = seconds,
            Defence = heads?.Attack(images, wanted, target),
            PoisonSha256 = Convert.ToHexStringLower(SHA256.HashData(images)),
        };
    }
}
