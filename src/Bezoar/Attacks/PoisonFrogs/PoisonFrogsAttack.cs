using System.Runtime.InteropServices;
using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>
/// Makes one test input be misread, without a trigger and without a wrong label (Shafahi et al., "Poison Frogs!", arXiv 1804.00792): images of the
/// base class are changed until a network cannot tell them from the target instance, and added under their true label. A victim that learns them
/// takes the target instance along.
/// </summary>
public sealed class PoisonFrogsAttack(PoisonFrogsOptions options) : IAttack
{
    internal const string AttackName = "poison-frogs";

    /// <inheritdoc/>
    public string Name => AttackName;

    /// <inheritdoc/>
    public string Description => options.Description;

    /// <summary>Of the network that the attacker trains: nothing else is left to chance.</summary>
    public ulong Seed => options.Seed;

    /// <inheritdoc/>
    public IReadOnlyList<StandardName> Standards => StandardName.TargetedPoisoning;

    /// <inheritdoc/>
    public Backdoor? Backdoor => null;

    /// <inheritdoc/>
    public int PoisonCount(Dataset training) => options.Count;

    /// <summary>What is to be misread.</summary>
    public TargetInstance Target => options.Target;

    /// <summary>What became of the poison instances, in their order in the training set, after <see cref="Craft"/>.</summary>
    public IReadOnlyList<Collision> Collisions { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Faults(Dataset training) => options.Faults(training);

    /// <inheritdoc/>
    public PoisonedDataset Craft(Dataset training, Workers workers)
    {
        Errors.ThrowIfAny(Name, Faults(training));
        using var backbone = options.Features.Open(training, workers);
        var target = options.Target;
        var targets = new Dataset(training.Name, training.Shape, training.ClassCount, target.Record.ToArray(), [target.Label]);
        var (features, goal) = (backbone.Features(training, FeatureCache.None, workers), backbone.Features(targets, FeatureCache.None, workers));
        var search = new CollisionSearch(backbone, training, features, options.Collision, options.SpareBases, workers);
        var best = search.Find([new(target.Record, MemoryMarshal.Cast<byte, float>(goal.Records).ToArray(), options.BaseClass, options.Count)])[0];
        // In the order of the file, as for every attack.
        best = [.. best.OrderBy(each => each.Source)];
        Collisions = [.. best.Select(each => each.Collision)];
        var edits = best.Select(each => new PoisonedDataset.Edit(Touch.Added, each.Source, options.BaseClass)).ToArray();
        return PoisonedDataset.Make(training, edits, workers, (edit, record) => best[edit].Image.Span.CopyTo(record));
    }
}
