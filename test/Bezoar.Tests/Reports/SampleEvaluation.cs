using System.Globalization;
using Bezoar.Attacks;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Experiments.Attacking;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Evaluation.Defence;
using Bezoar.Numerics;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Tests.Reports;

/// <summary>An evaluation's folder as evaluate leaves it: real poison, and victims whose predictions are drawn.</summary>
internal sealed record SampleEvaluation
{
    private const int TestCount = 200;

    public string DatasetName { get; init; } = "mnist";

    public IReadOnlyList<AttackSpecification> Attacks { get; init; } = [new()];

    public IReadOnlyList<string> Victims { get; init; } = ["badnets-cnn"];

    public int Seeds { get; init; } = 1;

    public int EpochCount { get; init; } = 4;

    public RecordShape Shape { get; init; } = new ImageShape(1, 28, 28);

    public IReadOnlyList<string>? ClassNames { get; init; }

    public ExperimentSummary? Experiment { get; init; }

    public IReadOnlyList<DefendedAttack>? Defences { get; init; }

    /// <summary>Share of targets that attacks hit; null for shares that rise from one attack to the next.</summary>
    public float? Hits { get; init; }

    /// <summary>Every combination of attacks that <c>sweep</c> makes of one.</summary>
    public static IReadOnlyList<AttackSpecification> Sweep(ExperimentSweep sweep, params IReadOnlyList<AttackSpecification> attacks) =>
        [.. attacks.SelectMany(sweep.Of)];

    public string WriteTo(string directory)
    {
        var test = new SampleRun { DatasetName = DatasetName, TestCount = TestCount, Shape = Shape is ImageShape ? Shape : null }.MakeTestSet();
        var splits = new DatasetSplits(DatasetName, test, test) { ClassNames = ClassNames };
        using var folder = RunFolderWriter.Open(directory);
        var store = new VictimStore(directory);
        var entries = new List<AttackedVictim>();
        var mounted = new List<MountedAttack>();
        for (var seed = 0UL; seed < (ulong)Seeds; seed++)
        {
            var attacks = Attacks.Select(words => (words, attack: words.Create(seed, test, new()))).ToArray();
            foreach (var victim in Victims)
                foreach (var (words, attack) in attacks) entries.Add(Entry(store, splits, words, attack, victim, seed));
            if (seed == 0) mounted.AddRange(attacks.Select(each => new MountedAttack(each.attack, each.attack.Craft(test, Workers.Single))));
        }
        folder.Begin();
        var result = new EvaluateResult
        {
            Version = "0.1.0",
            Dataset = new(DatasetName, new string('a', 64), test.Digest, 60_000, TestCount, test.ClassCount, null),
            Seconds = new(0, 0, 21.7, 0, 0, 23.38),
            PeakMemoryBytes = 312L << 20,
            Threads = 2,
            Cpu = "Example CPU, 512-bit vectors",
            Experiment = Experiment,
            Defences = Defences,
            Results = entries,
        };
        folder.Complete(result);
        AttackExamples.Write(directory, new(result, splits, mounted), Workers.Single);
        return directory;
    }

    private AttackedVictim Entry(VictimStore store, DatasetSplits splits, AttackSpecification words, IAttack attack, string victim, ulong seed)
    {
        var labels = splits.Test.Labels.ToArray();
        var rule = attack.Backdoor?.Rule;
        var place = Attacks.ToList().IndexOf(words);
        // Later attacks do better, and every one hits some and misses some.
        var hit = Hits ?? 0.2f + 0.7f * (place + 1) / (Attacks.Count + 1);
        var (before, after) = (Draw(labels, 0.97f, seed), Draw(labels, rule is null ? 1 - hit : 0.95f, seed + 100));
        int[]? Triggered(int[] clean, float share, ulong from)
        {
            var random = new CounterRandom(from);
            return rule is null ? null : [.. clean.Select((label, i) => random.NextSingle() < share ? rule.TargetOf(labels[i], 10) ?? label : label)];
        }
        var (triggeredBefore, triggeredAfter) = (Triggered(before, 0.02f, seed + 200), Triggered(after, hit, seed + 300));
        var mounted = new EvaluateRun.Mounted(words, attack, splits, TimeProvider.System, Workers.Single);
        var history = Enumerable.Range(1, EpochCount).Select(epoch => new AttackedEpoch(
            epoch, 1.0 / epoch, 1 - 0.1 / epoch, rule is null ? null : hit * epoch / EpochCount)).ToArray();
        var key = VictimStore.KeyOf($"{seed}", victim, attack.Description);
        return EvaluateEntry.Of(
            splits, mounted, new() { Model = victim, Epochs = EpochCount }, new(history, after, triggeredAfter, 2.5), new(history, before, null, 2.25), triggeredBefore) with
        {
            Training = string.Create(CultureInfo.InvariantCulture, $"{EpochCount} epochs in batches of 64, SGD, seed {seed}"),
            Predictions = VictimStore.PredictionsOf(key),
            PredictionsSha256 = store.WritePredictions(key, before, triggeredBefore ?? before, after, triggeredAfter ?? after),
        };
    }

    private static int[] Draw(int[] labels, float share, ulong seed)
    {
        var random = new CounterRandom(seed);
        return [.. labels.Select(label => random.NextSingle() < share ? label : (label + 1 + random.NextInt32(3)) % 10)];
    }
}
