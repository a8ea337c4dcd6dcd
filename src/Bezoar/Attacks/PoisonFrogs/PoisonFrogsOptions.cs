using System.Globalization;
using Bezoar.Data;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>What a <see cref="PoisonFrogsAttack"/> does.</summary>
public sealed record PoisonFrogsOptions
{
    /// <summary>What is to be misread.</summary>
    public required TargetInstance Target { get; init; }

    /// <summary>As what: the class of base and poison instances. Another than the target's.</summary>
    public required int BaseClass { get; init; }

    /// <summary>In which features poison and target meet.</summary>
    public required IFeatureSpace Features { get; init; }

    /// <summary>Poison instances, at least one. One is enough for a victim that trains the last layer only; one that trains all layers needs dozens.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How they are made.</summary>
    public FeatureCollisionOptions Collision { get; init; } = new();

    /// <summary>How many base instances more than needed may be tried where some do not arrive at the target, ≥ 0. More takes longer.</summary>
    public int SpareBases { get; init; } = DefaultSpareBases;

    /// <summary>Of the network that the attacker trains, for the manifest; 0 where there is none.</summary>
    public ulong Seed { get; init; }

    // The paper tries ten at most.
    internal const int DefaultSpareBases = 9;

    /// <summary>Everything, in words.</summary>
    public string Description => string.Create(CultureInfo.InvariantCulture,
        $"test input {Target.Index} of class {Target.Label} to be read as {BaseClass}, {Count} poison instances, {Collision.Description}, features: {Features.Description}");

    /// <summary>Everything that makes the attack impossible on this training set.</summary>
    internal IReadOnlyList<string> Faults(Dataset training)
    {
        List<string> faults = [.. Collision.Faults()];
        void Require(bool isPossible, FormattableString fault)
        {
            if (!isPossible) faults.Add(fault.ToString(CultureInfo.InvariantCulture));
        }
        var exists = (uint)BaseClass < (uint)training.ClassCount;
        Require(exists, $"target class {BaseClass} does not exist, classes are 0 to {training.ClassCount - 1}");
        Require(BaseClass != Target.Label, $"test input {Target.Index} is of class {BaseClass} already");
        Require(SpareBases is >= 0 and <= 1000, $"spare bases are {SpareBases}, must be 0 to 1000");
        if (training.Shape is not ImageShape) faults.Add("only images can be brought to another's features");
        else Require(Target.Record.Length == training.Shape.ByteCount, $"the target instance has {Target.Record.Length} bytes and training images {training.Shape.ByteCount}");
        if (exists)
        {
            var bases = BaseInstances(training).Length;
            Require(Count >= 1 && Count <= bases, $"{Count} poison instances are asked for, and there are {bases} base instances of class {BaseClass}");
        }
        faults.AddRange(Features.Faults(training));
        return faults;
    }

    /// <summary>Samples of the base class, ascending.</summary>
    internal int[] BaseInstances(Dataset training)
    {
        var labels = training.Labels.ToArray();
        return [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] == BaseClass)];
    }
}
