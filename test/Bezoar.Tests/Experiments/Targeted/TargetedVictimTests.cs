using Bezoar.Data;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Targeted;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Tests.TransferLearning;
using Bezoar.TransferLearning;

namespace Bezoar.Tests.Experiments.Targeted;

/// <summary>Victims learn the poison. Here it is as strong as can be: the target instance itself, many times, under the class that it is to be read as.</summary>
public sealed class TargetedVictimTests : IDisposable
{
    private const int Partitions = 7, Copies = 40;

    private static readonly DatasetSplits Splits = ClassSubset.Of(TinyTargetedRun.Splits, [3, 8]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PoisonTurnsTheBoundaryTowardsWhatIsWanted(bool isFrozen)
    {
        using ITargetedVictim victim = isFrozen ? Frozen() : new EndToEndVictim(TinyTargetedRun.Throughout, Splits, 5, new(), Workers.Single);
        var (clean, again) = (victim.Train(default, 0), victim.Train(default, 0));
        Bits.Equal(clean.Outputs, again.Outputs);
        var (target, wanted) = Choose(1, clean.Predict);
        var poisoned = victim.Train(Poison(victim.Test.Record(target)), wanted);
        Assert.All(clean.Boundaries.Zip(poisoned.Boundaries), pair => Assert.True(pair.First.DegreesTo(pair.Second) > 0));
        Assert.True(poisoned.Confidence(target, wanted) > clean.Confidence(target, wanted));
        // Two epochs of small steps are too few to turn a whole network.
        if (isFrozen) Assert.Equal(wanted, poisoned.Predict(target));
    }

    [Fact]
    public void PoisonReachesThePartitionsOfItsBytesAlone()
    {
        using var victim = Frozen();
        var heads = new CertifiedHeads(victim, Partitions, Workers.Single);
        var clean = heads.Predict(default, 0);
        var (target, wanted) = Choose(Partitions - 2, [.. clean.Select(head => (Func<int, int>)(input => head[input]))]);
        var image = victim.Test.Record(target).ToArray();
        var reached = (int)(HashPartitioner.Hash(image, victim.Test.Shape) % Partitions);
        var poisoned = heads.Predict(Poison(image), wanted);
        for (var partition = 0; partition < Partitions; partition++)
        {
            if (partition != reached) Assert.Equal(clean[partition], poisoned[partition]);
            else Assert.NotEqual(clean[partition], poisoned[partition]);
        }
        Assert.Equal(wanted, poisoned[reached][target]);

        // One vote of a majority by three.
        Assert.False(heads.Attack(Poison(image), wanted, target).IsHit);
        // One level more in one pixel is the next partition.
        var dark = Array.FindIndex(image, pixel => pixel < 128);
        byte[] everywhere = [.. Enumerable.Range(0, Partitions).SelectMany(i => Poison([.. image[..dark], (byte)(image[dark] + i), .. image[(dark + 1)..]]))];
        Assert.True(heads.Attack(everywhere, wanted, target).IsHit);
    }

    /// <summary>The first test input that so many read right, and what it is to be read as.</summary>
    private static (int Target, int Wanted) Choose(int atLeast, params Func<int, int>[] readers)
    {
        var labels = Splits.Test.Labels.ToArray();
        var target = Enumerable.Range(0, labels.Length).First(input => readers.Count(read => read(input) == labels[input]) >= atLeast);
        return (target, 1 - labels[target]);
    }

    private FrozenVictim Frozen() => new(TinyTargetedRun.Frozen with { Epochs = 100 }, Splits, TinyBackbone.Write(_folder), 5, FeatureCache.None, Workers.Single);

    private static byte[] Poison(ReadOnlySpan<byte> image)
    {
        var poison = new byte[Copies * image.Length];
        for (var i = 0; i < Copies; i++) image.CopyTo(poison.AsSpan(i * image.Length));
        return poison;
    }
}
