using Bezoar.Attacks;
using Bezoar.Attacks.PoisonFrogs;
using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Tests.Attacks.PoisonFrogs;

/// <summary>Images of one class that a made-up network cannot tell from an image of another.</summary>
public class PoisonFrogsAttackTests
{
    private static readonly Dataset Training = Toys.Images(Toys.Grey, 30);

    private static readonly PoisonFrogsOptions Options = new()
    {
        Target = new(7, 0, Toys.Images(Toys.Grey, 1, seed: 9).Records.ToArray()),
        BaseClass = 2,
        Features = new MadeUp(),
        Count = 3,
        Collision = new() { Iterations = 200, Similarity = 0 },
    };

    [Fact]
    public void PoisonIsAddedUnderTheLabelOfItsBase()
    {
        var poisoned = Craft(Options);
        Assert.Equal(33, poisoned.Dataset.Count);
        Assert.Equal(new PoisonBudget(3, null), poisoned.Budget);
        Assert.All(poisoned.Instances, instance => Assert.Equal((Touch.Added, 2, 2), (instance.Touch, instance.LabelBefore, instance.LabelNow)));
        Assert.All(poisoned.Instances, instance => Assert.Equal(2, Training.Labels[instance.Source]));
        Assert.Equal(3, poisoned.Instances.Select(instance => instance.Source).Distinct().Count());
        Assert.Equal(Training.Digest, poisoned.Dataset.Subset("rest", [.. Enumerable.Range(0, 30)]).Digest);
    }

    [Fact]
    public void PoisonMeetsItsTargetInFeatures()
    {
        var attack = new PoisonFrogsAttack(Options);
        var poisoned = attack.Craft(Training, Workers.Single);
        using var backbone = new MadeUp().Open(Training, Workers.Single);
        var features = Numbers(backbone, poisoned.Dataset);
        var target = Numbers(backbone, new("target", Toys.Grey, 3, Options.Target.Record.ToArray(), [0]));
        for (var i = 0; i < 3; i++)
        {
            var distance = Distance(features, 30 + i, target, 0);
            Assert.Equal(attack.Collisions[i].DistanceAfter, distance, 1e-3);
            Assert.True(distance < 0.2 * Distance(features, poisoned.Instances[i].Source, target, 0));
        }
    }

    /// <summary>Of the base class, those that are nearest before anything is done.</summary>
    [Fact]
    public void BasesAreTheNearestOfTheirClass()
    {
        var poisoned = Craft(Options with { Count = 4, SpareBases = 0 });
        using var backbone = new MadeUp().Open(Training, Workers.Single);
        var features = Numbers(backbone, Training);
        var target = Numbers(backbone, new("target", Toys.Grey, 3, Options.Target.Record.ToArray(), [0]));
        var nearest = Enumerable.Range(0, 30).Where(i => Training.Labels[i] == 2).OrderBy(i => Distance(features, i, target, 0)).Take(4).Order();
        Assert.Equal(nearest, poisoned.Instances.Select(instance => instance.Source));
    }

    /// <summary>After few steps nobody has arrived, and every spare base is tried: what comes nearest then need not be what was nearest at first.</summary>
    [Fact]
    public void SpareBasesAreTriedForThoseThatDoNotArrive()
    {
        double Distance(int steps, int spare)
        {
            var attack = new PoisonFrogsAttack(Options with { Count = 1, SpareBases = spare, Collision = new() { Iterations = steps, StopShare = 0 } });
            attack.Craft(Training, Workers.Single);
            return Assert.Single(attack.Collisions).DistanceAfter;
        }
        int[] steps = [1, 2, 3, 5, 8, 13];
        Assert.All(steps, count => Assert.True(Distance(count, 9) <= Distance(count, 0)));
        Assert.Contains(steps, count => Distance(count, 9) < Distance(count, 0));
    }

    [Fact]
    public void ThreadsDoNotMatter() => Assert.Equal(Craft(Options).Dataset.Digest, new PoisonFrogsAttack(Options).Craft(Training, new(2)).Dataset.Digest);

    [Fact]
    public void FaultsAreNamedAtOnce()
    {
        Fails.With(() => Craft(Options with { BaseClass = 3, Count = 0, SpareBases = -1, Collision = new() { Opacity = 1 } }),
            "opacity is 1", "target class 3 does not exist", "spare bases are -1");
        Fails.With(() => Craft(Options with { BaseClass = 0, Count = 11 }), "test input 7 is of class 0 already", "11 poison instances are asked for, and there are 10");
        Fails.With(() => Craft(Options with { Target = Options.Target with { Record = new byte[3] } }), "the target instance has 3 bytes");
        Fails.With(() => new PoisonFrogsAttack(Options).Craft(Toys.Vectors(), Workers.Single), "only images");
    }

    private static PoisonedDataset Craft(PoisonFrogsOptions options) => new PoisonFrogsAttack(options).Craft(Training, Workers.Single);

    private static float[] Numbers(Backbone backbone, Dataset images) =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(backbone.Features(images, FeatureCache.None, Workers.Single).Records).ToArray();

    private static double Distance(float[] left, int i, float[] right, int j)
    {
        var squares = 0.0;
        for (var k = 0; k < MadeUp.Count; k++) squares += (left[i * MadeUp.Count + k] - right[j * MadeUp.Count + k]) * (double)(left[i * MadeUp.Count + k] - right[j * MadeUp.Count + k]);
        return Math.Sqrt(squares);
    }

    private sealed class MadeUp : IFeatureSpace
    {
        public const int Count = 5;

        public string Description => "made up";

        public IReadOnlyList<string> Faults(Dataset training) => [];

        public Backbone Open(Dataset training, Workers workers) =>
            new(new(new("made-up", TensorShape.Of(Toys.Grey), [new Convolution(4, 3), new Relu(), new Flatten(), new FullyConnected(Count)]), 3), Standardisation.None, "made up");
    }
}
