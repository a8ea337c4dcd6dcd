using Bezoar.Attacks;
using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Experiments.Evaluation.Defence;

/// <summary>Mounts one attack with more and more poison against the certified ensemble, and against victims without a defence.</summary>
/// <param name="plan">Which defence, how much poison.</param>
/// <param name="victims">Those without a defence.</param>
/// <param name="time">For the seconds that trainings take.</param>
/// <param name="clock">For the seconds of stages.</param>
/// <param name="workers">Threads and cancellation.</param>
/// <param name="progress">Told how far it is.</param>
internal sealed class DefenceRun(
    DefencePlan plan, IReadOnlyList<VictimSpecification> victims, TimeProvider time, StageClock clock, Workers workers, ITrainProgress progress)
{
    /// <summary>Goes from no poison to the most, keeping every finished step.</summary>
    /// <param name="store">Of the run's folder.</param>
    /// <param name="key">Names the attack with everything that decides it, and the data.</param>
    /// <param name="attack">Mounted on the training set.</param>
    /// <param name="full">What became of the victims with all of the poison, and with none: in their order.</param>
    /// <param name="seed">Of the victims.</param>
    public DefendedAttack Execute(VictimStore store, string key, EvaluateRun.Mounted attack, IReadOnlyList<AttackedVictim> full, ulong seed)
    {
        var poisoned = attack.Poisoned.Value;
        var all = poisoned.Instances.Count;
        var counts = plan.CountsUpTo(all);
        var ensemble = new CertifiedEnsemble(plan.Ensemble, poisoned.Original, workers);
        progress.Note(FormattableString.Invariant($"{attack.Attack.Name} against {ensemble.Partitions} certified partitions, seed {seed}"));
        var inputs = DefenceTest.InputsOf(attack.Test.Value);
        var withoutPoison = Vote(ensemble, poisoned.Original, inputs);
        var test = new DefenceTest(attack.Test.Value, withoutPoison);
        var cost = PoisonBudget.Of([poisoned.Instances[0]]).SymmetricDifference;
        var points = new List<DefencePoint>();
        foreach (var count in counts.Prepend(0))
        {
            var name = VictimStore.KeyOf(key, ensemble.Learner, $"{ensemble.Partitions} {count} {seed}");
            if (store.FindPoint(name) is not { } point)
            {
                progress.Note(FormattableString.Invariant($"{count} of {all} poison instances"));
                var part = poisoned.Take(count, seed);
                var votes = count == 0 ? withoutPoison : Vote(ensemble, part.Dataset, inputs);
                int[] predictions = [.. Enumerable.Range(0, votes.InputCount).Select(votes.Plurality)];
                point = PointOf(test, count, part.Budget.SymmetricDifference, predictions, Undefended(store, attack, part, full, seed));
                store.KeepPoint(name, point);
            }
            points.Add(point);
        }
        return Describe(attack.Attack, ensemble, test, cost, points, seed);
    }

    private Voting.VoteTable Vote(CertifiedEnsemble ensemble, Dataset training, Dataset inputs) =>
        clock.Measure(Stage.Certify, () => ensemble.Vote(training, inputs));

    private static DefencePoint PointOf(DefenceTest test, int count, int budget, int[] predictions, UndefendedVictim[] undefended)
    {
        var (certified, broken) = test.Check(budget, predictions);
        return new()
        {
            PoisonCount = count,
            Budget = budget,
            Defended = test.Measure(predictions),
            Undefended = undefended,
            CertifiedAccuracy = test.CertifiedAccuracy(budget),
            SuccessBound = test.SuccessBound(budget),
            Certified = certified,
            ChangedThoughCertified = broken,
        };
    }

    /// <summary>Victims without a defence. With all of the poison and with none, they were trained before.</summary>
    private UndefendedVictim[] Undefended(VictimStore store, EvaluateRun.Mounted attack, PoisonedDataset part, IReadOnlyList<AttackedVictim> full, ulong seed)
    {
        var count = part.Instances.Count;
        var test = attack.Test.Value;
        AttackMeasures Measure(int[] clean, int[]? triggered) => DefenceTest.Measure(test.Clean, test.Rule, clean, triggered);
        return
        [
            .. victims.Select((victim, i) =>
            {
                if (count == 0 || count == full[i].PoisonCount)
                {
                    var rows = VictimStore.ReadPredictions(store.Folder, full[i].Predictions);
                    return new UndefendedVictim(victim.Model, full[i].Epochs, count == 0 ? Measure(rows[0], rows[1]) : Measure(rows[2], rows[3]));
                }
                using var trained = new Victim(victim, seed, 0, time, workers, progress);
                var outcome = clock.Measure(Stage.Train, () => trained.Train(part.Dataset, test));
                return new UndefendedVictim(victim.Model, outcome.History.Count, Measure(outcome.Clean, outcome.Triggered));
            }),
        ];
    }

    private static DefendedAttack Describe(
        IAttack attack, CertifiedEnsemble ensemble, DefenceTest test, int cost, List<DefencePoint> points, ulong seed) => new()
        {
            Attack = attack.Name,
            Description = attack.Description,
            Seed = seed,
            TargetRule = attack.Backdoor?.Rule.ToString(),
            Method = DpaCertificate.Description.Method,
            ThreatModel = DpaCertificate.Description.ThreatModel,
            Unit = DpaCertificate.Description.Unit,
            Partitions = ensemble.Partitions,
            Learner = ensemble.Learner,
            HalfCertifiedUntil = test.LargestBudget(0.5) / cost,
            CertificateEndsAt = test.LargestBudget(0) / cost,
            Points = points,
        };
}
