using Bezoar.Attacks;
using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.Experiments.Attacking;
using Bezoar.Experiments.Evaluation.Defence;
using Bezoar.Numerics;

namespace Bezoar.Experiments.Evaluation;

/// <summary>Poisons, trains victims with and without the poison, and counts what the attacks achieve.</summary>
/// <param name="plan">What to do.</param>
/// <param name="machine">What the result says about the machine.</param>
/// <param name="time">For the seconds in the result, which decide nothing.</param>
/// <param name="models">Where models that attacks train are kept.</param>
/// <param name="workers">Threads and cancellation.</param>
/// <param name="progress">Told how far the run is.</param>
public sealed class EvaluateRun(
    EvaluatePlan plan, MachineFacts machine, TimeProvider time, AttackModels models, Workers workers, ITrainProgress progress)
{
    private readonly StageClock _clock = new(time);

    /// <summary>Repeats what a paper did; null for an evaluation of the user's own.</summary>
    public ExperimentSummary? Experiment { get; init; }

    /// <summary>
    /// Runs and leaves everything in a folder. Interrupted, it leaves every finished victim, and the same run into the same folder goes on
    /// from there with the same bits.
    /// </summary>
    /// <param name="all">Training and test set.</param>
    /// <param name="folder">The run's folder, opened for this run.</param>
    /// <exception cref="BezoarException">Impossible options, a training that diverges, or a folder that cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public EvaluateOutcome Execute(DatasetSplits all, RunFolderWriter folder)
    {
        folder.RefuseResultOfOtherThan(EvaluateResult.CommandName);
        var splits = plan.Prepare(all);
        var store = new VictimStore(folder.Directory);
        var (entries, defences, poison) = (new List<AttackedVictim>(), new List<DefendedAttack>(), new List<MountedAttack>());
        foreach (var seed in plan.AllSeeds)
        {
            var attacks = plan.Attacks.Select(words => new Mounted(words, words.Create(seed, splits.Train, models), splits, time, workers)).ToArray();
            var first = entries.Count;
            foreach (var victim in plan.Victims)
            {
                using var withoutPoison = new CleanVictim(victim, seed, splits, this);
                foreach (var attack in attacks) entries.Add(Evaluate(store, splits, attack, victim, withoutPoison, seed));
            }
            if (plan.Defence is not null)
                for (var i = 0; i < attacks.Length; i++)
                    defences.Add(Defend(store, splits, attacks[i], [.. plan.Victims.Select((_, victim) => entries[first + victim * attacks.Length + i])], seed));
            if (seed == plan.FirstSeed) poison.AddRange(attacks.Select(attack => new MountedAttack(attack.Attack, attack.Poisoned.Value)));
        }
        folder.Begin();
        var (train, test) = (splits.Train, splits.Test);
        var result = new EvaluateResult
        {
            Version = machine.Version,
            Dataset = new(splits.Name, train.Digest, test.Digest, train.Count, test.Count, train.ClassCount, null),
            Seconds = _clock.ToSeconds(),
            PeakMemoryBytes = machine.PeakMemoryBytes(),
            Threads = workers.Count,
            Cpu = machine.Cpu,
            Experiment = Experiment,
            Defences = plan.Defence is null ? null : defences,
            Results = entries,
        };
        folder.Complete(result);
        return new(result, splits, poison);
    }

    private AttackedVictim Evaluate(
        VictimStore store, DatasetSplits splits, Mounted attack, VictimSpecification victim, CleanVictim withoutPoison, ulong seed)
    {
        var training = victim.Training(splits.Train.Shape, seed).Description;
        var key = VictimStore.KeyOf([.. KeyFacts(splits, attack), victim.Model, training, $"{plan.EvaluateEvery}"]);
        if (store.Find(key) is { } known) return known;
        progress.Note($"{attack.Attack.Name} ({attack.Attack.Description}), victim {victim.Model}, seed {seed}");
        var poisoned = attack.Poisoned.Value;
        using var trained = new Victim(victim, seed, plan.EvaluateEvery, time, workers, progress);
        var outcome = _clock.Measure(Stage.Train, () => trained.Train(poisoned.Dataset, attack.Test.Value));
        var clean = withoutPoison.Outcome;
        var cleanTriggered = attack.Test.Value.Triggered is { } triggered ? withoutPoison.Predict(triggered) : null;
        var entry = EvaluateEntry.Of(splits, attack, victim, outcome, clean, cleanTriggered) with
        {
            Training = training,
            Seed = seed,
            Predictions = VictimStore.PredictionsOf(key),
            PredictionsSha256 = store.WritePredictions(
                key, clean.Clean, cleanTriggered ?? clean.Clean, outcome.Clean, outcome.Triggered ?? outcome.Clean),
        };
        store.Keep(key, entry);
        return entry;
    }

    private DefendedAttack Defend(VictimStore store, DatasetSplits splits, Mounted attack, IReadOnlyList<AttackedVictim> full, ulong seed)
    {
        var recipes = plan.Victims.Select(victim => $"{victim.Model} {victim.Training(splits.Train.Shape, seed).Description}");
        var key = VictimStore.KeyOf([.. KeyFacts(splits, attack), .. recipes]);
        return new DefenceRun(plan.Defence!, plan.Victims, time, _clock, workers, progress).Execute(store, key, attack, full, seed);
    }

    /// <summary>What decides an attack: the data, the words, what they came to, and the trigger.</summary>
    private string[] KeyFacts(DatasetSplits splits, Mounted attack) =>
        [machine.Version, splits.Train.Digest, splits.Test.Digest, attack.Words.ToString(), attack.Attack.Description, attack.TriggerText];

    /// <summary>An attack on this training set, carried out when it is first needed.</summary>
    internal sealed class Mounted(AttackSpecification words, IAttack attack, DatasetSplits splits, TimeProvider time, Workers workers)
    {
        public AttackSpecification Words { get; } = words;

        public IAttack Attack { get; } = attack;

        public double CraftSeconds { get; private set; }

        /// <summary>The trigger itself: a file of the same name may hold another.</summary>
        public string TriggerText => Attack.Backdoor is { } backdoor ? TriggerFile.Of(backdoor.Trigger).ToJson() : "";

        public Lazy<PoisonedDataset> Poisoned => field ??= new(() =>
        {
            var begin = time.GetTimestamp();
            var poisoned = Attack.Craft(splits.Train, workers);
            CraftSeconds = time.GetElapsedTime(begin).TotalSeconds;
            return poisoned;
        });

        public Lazy<VictimTest> Test => field ??= new(() =>
            new(splits.Test, Attack.Backdoor?.Stamp(splits.Test, workers), Attack.Backdoor?.Rule));
    }

    /// <summary>The victim without poison: trained when it is first needed, then asked about every attack's triggered inputs.</summary>
    private sealed class CleanVictim(VictimSpecification victim, ulong seed, DatasetSplits splits, EvaluateRun run) : IDisposable
    {
        private readonly Victim _victim = new(victim, seed, 0, run.Time, run.Workers, run.Progress);

        public VictimOutcome Outcome => field ??= Train();

        public int[] Predict(Dataset inputs) => Outcome is null ? [] : _victim.Predict(inputs);

        public void Dispose() => _victim.Dispose();

        private VictimOutcome Train()
        {
            run.Progress.Note($"no poison, victim {victim.Model}, seed {seed}");
            return run._clock.Measure(Stage.Train, () => _victim.Train(splits.Train, new(splits.Test, null, null)));
        }
    }

    private TimeProvider Time => time;

    private Workers Workers => workers;

    private ITrainProgress Progress => progress;
}

/// <summary>What an evaluation computed, for whoever goes on with it.</summary>
/// <param name="Result">What <c>result.json</c> holds.</param>
/// <param name="Splits">The data as it was used, without classes that took no part.</param>
/// <param name="Attacks">What each attack made of the training set, with the first seed.</param>
public sealed record EvaluateOutcome(EvaluateResult Result, DatasetSplits Splits, IReadOnlyList<MountedAttack> Attacks);

/// <summary>An attack with its poison.</summary>
/// <param name="Attack">What was done.</param>
/// <param name="Poison">What came of it.</param>
public sealed record MountedAttack(IAttack Attack, PoisonedDataset Poison);
