using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Attacks;

/// <summary>What an attack made of a training set, and what it did to get there.</summary>
public sealed class PoisonedDataset
{
    // By rank: places in Instances; null where none comes before another.
    private readonly int[]? _ranking;

    private PoisonedDataset(Dataset original, Dataset dataset, PoisonInstance[] instances, int[]? ranking)
    {
        (Original, Dataset, Instances, _ranking) = (original, dataset, instances, ranking);
        Budget = PoisonBudget.Of(instances);
    }

    /// <summary>The training set before the attack.</summary>
    public Dataset Original { get; }

    /// <summary>
    /// The training set after it: samples of <see cref="Original"/> keep their place, added ones stand at the end.
    /// </summary>
    public Dataset Dataset { get; }

    /// <summary>Every sample that was touched, by index.</summary>
    public IReadOnlyList<PoisonInstance> Instances { get; }

    /// <summary>What that cost the attacker.</summary>
    public PoisonBudget Budget { get; }

    /// <summary>Some poison instances to look at, spread over all of them: the first ones may have something in common.</summary>
    /// <param name="most">As many as there are, where there are fewer.</param>
    internal IEnumerable<PoisonInstance> Sample(int most)
    {
        var count = Math.Min(most, Instances.Count);
        return Enumerable.Range(0, count).Select(i => Instances[(int)((long)i * Instances.Count / count)]);
    }

    /// <summary>
    /// The same attack with fewer poison instances: those that it likes best, or any where it has no preference. A smaller number is a part of
    /// a larger one.
    /// </summary>
    /// <param name="count">0 to all of them.</param>
    /// <param name="seed">Decides which, where the attack has no preference.</param>
    public PoisonedDataset Take(int count, ulong seed)
    {
        if (count == Instances.Count) return this;
        var places = _ranking?[..count] ?? RandomChoice.Of([.. Enumerable.Range(0, Instances.Count)], count, seed);
        var kept = places.Select(place => Instances[place]).ToArray();
        var edits = kept.Select(instance => new Edit(instance.Touch, instance.Source, instance.LabelNow)).ToArray();
        return Make(Original, edits, new Workers(1), (edit, record) => Dataset.Record(kept[edit].Index).CopyTo(record), _ranking is not null);
    }

    /// <summary>
    /// Carries out edits: a copy of each one's source is handed to <paramref name="paint"/>, then added or put in the source's place.
    /// </summary>
    /// <param name="original">The training set.</param>
    /// <param name="edits">What to do; at most one change for each sample.</param>
    /// <param name="workers">Threads: edits are painted independently of one another.</param>
    /// <param name="paint">Changes the bytes of one edit's record, which hold those of its source. Relabelled samples are not painted.</param>
    /// <param name="isRanked">Whether the attack likes the first edits best.</param>
    internal static PoisonedDataset Make(Dataset original, IReadOnlyList<Edit> edits, Workers workers, PaintRecord paint, bool isRanked = false)
    {
        var size = original.Shape.ByteCount;
        var added = edits.Count(edit => edit.Touch == Touch.Added);
        var records = GC.AllocateUninitializedArray<byte>(checked((original.Count + added) * size));
        var labels = new int[original.Count + added];
        original.Records.CopyTo(records);
        original.Labels.CopyTo(labels);

        var instances = new PoisonInstance[edits.Count];
        var next = original.Count;
        for (var i = 0; i < instances.Length; i++)
        {
            var (touch, source, label) = edits[i];
            var index = touch == Touch.Added ? next++ : source;
            instances[i] = new(index, touch, source, original.Labels[source], label);
            labels[index] = label;
        }
        workers.For(instances.Length, i =>
        {
            var (index, touch, source, _, _) = instances[i];
            if (touch == Touch.Relabelled) return;
            var record = records.AsSpan(index * size, size);
            original.Record(source).CopyTo(record);
            paint(i, record);
        });
        int[] editOf = [.. Enumerable.Range(0, instances.Length)];
        Array.Sort(instances.Select(instance => instance.Index).ToArray(), editOf);
        var ranking = new int[editOf.Length];
        for (var place = 0; place < editOf.Length; place++) ranking[editOf[place]] = place;
        return new(
            original, new(original.Name, original.Shape, original.ClassCount, records, labels),
            [.. editOf.Select(edit => instances[edit])], isRanked ? ranking : null);
    }

    /// <summary>One thing to do to a training set.</summary>
    /// <param name="Touch">What.</param>
    /// <param name="Source">To or with which sample.</param>
    /// <param name="Label">The label afterwards.</param>
    internal readonly record struct Edit(Touch Touch, int Source, int Label);

    /// <summary>Changes the contents of one edit's record in place.</summary>
    internal delegate void PaintRecord(int edit, Span<byte> record);
}
